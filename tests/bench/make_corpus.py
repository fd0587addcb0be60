#!/usr/bin/env python3
"""Writes a synthetic showcase of Chinese entries, the same for every run.

    make_corpus.py -n 1000 --for zhanting --out DIR   a showcase folder
    make_corpus.py -n 1000 --for hugo --out SITE      the same entries below a Hugo site (front matter + body)
    make_corpus.py -n 1000 --for zhanting --shape giant-report --out DIR   all of them in one report; see --help

Entry i is the same whatever -n is (links only point back), so a corpus of 100 is a prefix of one of
10,000. Only the Python standard library is used. The words are everyday ones; people, units and
figures are made up.
"""
import argparse, json, os, random, re

EDITIONS, THEMES = 20, 40

W = lambda s: s.split()
THEME_NAMES = W("""乡村振兴 科研攻关 志愿服务 课程思政 红色文化 基层治理 智慧校园 产教融合 生态环保 医疗服务
 青年成长 国际交流 数字赋能 实验教学 社区共建 传统文化 创新创业 就业帮扶 安全生产 校企合作
 图书共享 心理关怀 体育健康 艺术展演 法治宣传 科普教育 绿色低碳 对口支援 文明建设 人才培养
 后勤保障 信息公开 导师制度 学风建设 文献整理 非遗传承 海洋研究 航空工程 农业技术 公共卫生""")
DEPTS = W("""机械工程 电气自动化 计算机科学 材料科学 化学化工 生命科学 基础医学 临床医学 公共卫生 药学
 土木建筑 水利水电 环境科学 地球科学 海洋科学 数学统计 物理 天文 外国语 文学 历史 哲学 法学 经济管理
 新闻传播 教育 心理 体育 美术 音乐 图书馆 后勤保障 信息中心 继续教育 国际学院 研究生院 附属医院 附属中学""")
CITIES = W("""北京 上海 天津 重庆 哈尔滨 长春 沈阳 呼和浩特 石家庄 太原 济南 郑州 西安 兰州 银川 西宁 乌鲁木齐 成都
 贵阳 昆明 拉萨 南宁 海口 广州 福州 南昌 长沙 武汉 合肥 南京 杭州 苏州 无锡 青岛 大连 厦门 深圳 宁波 桂林 延安""")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIVEN = ("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰慧建国春梅志文博宇轩晨阳思雨佳欣怡然子涵浩天一诺梓萱"
         "俊熙嘉懿煜城烨霖若彤语嫣靖琪书瑶清妍凌霄鹏飞远航启明承志望舒知行景行致远弘毅守正笃学")
SUBJ = W("""支部 团队 课题组 党员骨干 青年教师 学生党员 退休教师 研究小组 志愿队 实验室 工作站 宣讲团 全体成员 学院师生
 项目负责人 骨干教师 辅导员 博士生 毕业班同学 服务队 专家组 医疗队 教研室 编写组 攻关小组 联络员 指导教师 后勤职工""")
ADV = W("""始终 坚持 不断 积极 主动 深入 持续 全面 扎实 有序 认真 稳步 及时 多次 先后 共同 努力 切实 大力 率先 长期 定期
 逐步 广泛 精心 充分 严格 务实 高效 创造性地""")
VERB = W("""推进 开展 组织 建立 完善 探索 优化 推广 落实 承担 完成 整理 编写 改造 搭建 举办 参与 总结 研究 设计 攻克 培育
 服务 宣传 走访 调研 解决 改进 提升 巩固 拓展 打造 深化 健全 实施 筹备 创新 汇编 更新 保障 协调 衔接 支持 带动""")
ADJ = W("""长效 特色 红色 优秀 重点 关键 典型 新型 线上 线下 联合 专题 示范 常态化 系统化 精品 开放 便民 智能 绿色
 跨学科 国际化 公益 基层 一线 校内 校外 综合 青年 精准""")
OBJ = W("""学习制度 活动品牌 课程体系 实验平台 技术方案 服务热线 帮扶机制 宣讲活动 调研报告 教学案例 资源数据库 培训基地 实践课堂
 读书沙龙 工作手册 展示中心 志愿项目 合作协议 攻关任务 创新成果 管理流程 健康讲座 义诊服务 支教课堂 口述历史 文化走廊
 安全检查 节能改造 就业指导 心理辅导 学科竞赛 科普展览 网络课程 图书捐赠 农田试验 水质监测 设备维修 软件系统 信息平台
 产业园区 校友网络 技能大赛 评价标准 档案资料 先进事迹 党课录像 主题党日 民主生活 谈心谈话 党员名册 导师工作室 双向联系 困难家庭""")
TOPIC = W("""立德树人 科技自立自强 乡村全面振兴 碳达峰碳中和 高质量发展 健康中国 教育数字化 粮食安全 区域协调发展 共同富裕
 文化传承 学科交叉 人才强校 校园安全 毕业生就业 产业升级 生态文明 社会治理现代化 服务群众 师德师风""")
EFFECT = W("""得到师生普遍好评 取得明显成效 被多家媒体报道 形成可复制的经验 获得上级肯定 填补了相关空白 惠及周边居民 促进了学风转变
 打通了服务群众的最后一公里 增强了凝聚力和战斗力 为后续工作打下坚实基础 在同类单位中推广使用 受到地方政府表彰 缩短了研发周期
 大幅降低了运行成本 提高了办事效率 让偏远山区的孩子受益 实现了党建与业务深度融合 吸引了更多同学参与 留下了珍贵的历史资料""")
CONN = W("""同时 此外 在此基础上 与此同时 近年来 为此 随后 今年以来 经过努力 实践表明 下一步 在疫情期间 结合实际 值得一提的是""")
HEADS = W("""基本情况 主要做法 工作成效 经验启示 特色亮点 组织建设 团队简介 背景介绍 典型案例 制度建设 育人成果 科研成果 社会服务 下一步计划""")
UNITS = W("名 项 次 篇 万元 场 小时 个 人次 件 套 公里")
HONOURS = W("""全国先进集体 省级示范单位 校级标杆 样板支部 优秀案例一等奖 教学成果二等奖 科技进步奖 青年文明号 五四红旗团支部 工人先锋号
 三八红旗集体 最佳志愿组织 优秀网络作品 活动创新奖 十佳服务品牌 文明窗口""")
FIGLABEL = W("""党员人数 服务时长 科研项目 发表论文 到账经费 宣讲场次 受益群众 发明专利 合作单位 培训人次 志愿者 捐赠图书 开设课程 走访农户""")

KINDS = ["branch", "highlight"]


def name(r):
    return r.choice(SURNAMES) + "".join(r.choice(GIVEN) for _ in range(r.randint(1, 2)))


def zipf(r, words):  # common words are common, rare ones rare
    return words[int(len(words) * r.random() ** 1.7)]


def clause(r):
    k = r.random()
    a, v, o = zipf(r, ADV), zipf(r, VERB), zipf(r, OBJ)
    j = zipf(r, ADJ) if r.random() < .6 else ""
    if k < .55:
        return f"{a}{v}{j}{o}"
    if k < .7:
        return f"{v}{j}{o}{r.randint(2, 980)}{zipf(r, UNITS)}"
    if k < .85:
        return f"与{r.choice(CITIES)}{zipf(r, DEPTS)}研究所{v}{j}{o}"
    return f"{v}{zipf(r, OBJ)}和{zipf(r, OBJ)}"


def sentence(r):
    s = []
    k = r.random()
    if k < .25:
        s.append(f"围绕{zipf(r, TOPIC)}")
    elif k < .5:
        s.append(zipf(r, CONN))
    elif k < .6:
        s.append(f"在{r.choice(CITIES)}")
    elif k < .72:
        s.append(f"{r.randint(2008, 2026)}年{r.randint(1, 12)}月")
    who = zipf(r, SUBJ) if r.random() < .8 else name(r) + r.choice(["老师", "教授", "同志", "同学"])
    s.append(who + clause(r))
    for _ in range(r.randint(0, 2)):
        s.append(clause(r))
    if r.random() < .4:
        s.append(zipf(r, EFFECT))
    return "，".join(s) + "。"


def han(s):
    return sum("\u4e00" <= c <= "\u9fff" for c in s)


def entry(i, seed):
    r = random.Random(f"{seed}/{i}")
    slug = f"e{i:06d}"
    dept = zipf(r, DEPTS) + r.choice(W("学院 系 研究所 中心"))
    unit = r.choice(CITIES) + r.choice(W("大学 理工大学 师范大学 医科大学 农业大学 科技大学")) + dept
    title = f"{zipf(r, ADJ)}{zipf(r, TOPIC)}：{dept}{r.choice(SUBJ)}的{zipf(r, OBJ)}之路"
    year = r.randint(2018, 2026)
    meta = {
        "title": title,
        "slug": slug,
        "order": i,
        "kind": KINDS[r.random() < .4],
        "unit": unit,
        "edition": f"ed{r.randint(1, EDITIONS):02d}",
        "themes": sorted(f"t{t:02d}" for t in r.sample(range(1, THEMES + 1), r.randint(1, 3))),
        "year": year,
        "date": f"{year}-{r.randint(1, 6):02d}-{r.randint(1, 28):02d}",
        "honours": r.sample(HONOURS, r.randint(0, 4)),
        "figures": [{"value": r.randint(3, 9800), "unit": zipf(r, UNITS), "label": lb}
                    for lb in r.sample(FIGLABEL, r.randint(2, 4))],
        "image": f"/img/p{r.randint(0, 15):02d}.svg",
    }
    goal, paras, b, total = r.randint(520, 740), r.randint(3, 6), [], 0
    heads = r.sample(HEADS, min(paras, r.randint(2, 4)))
    meta["summary"] = sentence(r)[:90]
    for p in range(paras):
        if p < len(heads):
            b.append(f"## {heads[p]}")
        ss = []
        while not ss or total < goal * (p + 1) / paras - 40:
            s = sentence(r)
            total += han(s)
            ss.append(s)
        if r.random() < .5:
            k = r.randrange(len(ss))
            ss[k] = ss[k].replace("，", "，**" + zipf(r, TOPIC) + "**，", 1)
        if r.random() < .6:
            t = f"/entries/e{r.randrange(i):06d}/" if i and r.random() < .5 else f"https://www.example.org/{r.randint(1, 9999)}.html"
            ss.append(f"详见[{zipf(r, OBJ)}专题]({t})。")
        b.append("".join(ss))
        if p == 0:
            b.append(f"![{zipf(r, OBJ)}现场]({meta['image']})")
        if p == 1:
            b.append("\n".join(f"{'-' if i % 2 else str(n + 1) + '.'} {clause(r)}；" for n in range(r.randint(3, 5))))
        if p == 2 and r.random() < .5:
            b.append("\n".join(["| 年份 | 项目 | 数量 | 备注 |", "| --- | :--- | ---: | --- |"] + [
                f"| {2018 + n} | {zipf(r, OBJ)} | {r.randint(1, 900)} | {clause(r)} |" for n in range(r.randint(3, 6))]))
    return meta, "\n\n".join(b) + "\n"


def front(meta, drop=(), **more):
    """YAML front matter; values are JSON, which is YAML's flow style."""
    m = {k: v for k, v in meta.items() if k not in drop} | more
    return "---\n" + "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in m.items()) + "---\n"


# Shapes of a showcase: what a hook does to entry i of n, its facts and its story, beside the plain one.

def giant_report(i, n, facts, body):
    """Every entry in one report."""
    facts["report"] = "ed01"
    return body


def organisations(i, n, facts, body):
    """An organisation for every two entries."""
    facts["organisation"] = f"第{i // 2}学院"
    return body


def themes(i, n, facts, body):
    """A theme for every two entries, beside the plain ones."""
    facts["themes"].append(f"x{i // 2:05d}")
    return body


def long_stories(i, n, facts, body):
    """Stories of 200 KB."""
    repeated = body + "\n"
    return repeated * (200_000 // len(repeated.encode()) + 1)


def theme_figures(i, n, facts, body):
    """One theme that holds all entries, 50 figures each: 1,000 entries make 50,000."""
    facts["themes"] = ["t01"]
    facts["figures"] = [{"value": str(100 * i + k), "unit": "项", "label": f"第{k + 1}类项目"} for k in range(50)]
    return body


def links(i, n, facts, body):
    """Each story links to the 200 before it."""
    return body + "\n" + "\n".join(f"- [第{k}条](/entries/e{i - k:06d}/)" for k in range(1, min(i, 200) + 1)) + "\n"


def lean(i, n, facts, body):
    """What lean/templates show as peers/hugo does: editions, themes and years are all paged listings
    (themes), one report holds all entries, unit and kind are text, and the story has its picture."""
    facts["themes"] = [facts["report"], *facts["themes"], "y" + facts["date"][:4]]
    facts.update(report="all", published="2026-01-01", slogan=facts.pop("organisation"))
    return body


SHAPES = {"plain": None, "giant-report": giant_report, "organisations": organisations, "themes": themes,
          "long-stories": long_stories, "theme-figures": theme_figures, "links": links, "lean": lean}


def theme_names(shape, n):
    names = {f"t{k + 1:02d}": name for k, name in enumerate(THEME_NAMES)}
    if shape == "themes":
        names |= {f"x{k:05d}": f"第{k}个专门主题" for k in range((n + 1) // 2)}
    if shape == "lean":
        names |= {f"ed{k:02d}": f"第{k}届" for k in range(1, EDITIONS + 1)} | {f"y{k}": f"{k}年" for k in range(2018, 2027)}
    return dict(sorted(names.items()))


def zhanting(out, n, seed, shape):
    """The corpus as a showcase folder: 20 reports, 40 themes, one organisation a university, photos beside each entry."""
    def record(kind, slug, facts, story=None):
        put(os.path.join(out, "content", kind, slug + ".json"), json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
        if story is not None:
            put(os.path.join(out, "content", kind, slug + ".md"), story)
    for kind in W("reports branches highlights organisations themes"):
        os.makedirs(os.path.join(out, "content", kind), exist_ok=True)
    site = {"name": "合成展厅", "language": "zh-CN", "base_url": "https://showcase.example/"}
    if shape == "lean":
        site |= {"name": "展厅", "without": W("figures honours brands photos timeline sitemap api")}
    put(os.path.join(out, "content", "site.json"), json.dumps(site, ensure_ascii=False) + "\n")
    for k, (slug, theme) in enumerate(theme_names(shape, n).items()):
        order = {"order": k + 1} if shape == "lean" else {}
        record("themes", slug, {"name": theme, **order, "summary": f"与{theme}有关的条目。"})
    if shape == "lean":
        record("reports", "all", {"title": "全部案例", "summary": "全部案例。"}, "全部案例。\n")
    else:
        for k in range(1, EDITIONS + 1):
            record("reports", f"ed{k:02d}", {"title": f"第{k}期专题", "publisher": "合成日报", "date": f"{2018 + k % 9}", "summary": f"第{k}期专题，用于测速。"}, f"第{k}期专题的导语。\n")
    folder_of = lambda i, kind: f"{'highlights' if kind == 'highlight' and shape != 'lean' else 'branches'}/{i // 1000:03d}"
    schools, places = {}, {}
    for i in range(n):
        m, body = entry(i, seed)
        kind = folder_of(i, m["kind"])
        places[m["slug"]] = f"../../{kind}/{m['slug']}.md"
        folder = os.path.join(out, "content", kind, m["slug"])
        os.makedirs(folder, exist_ok=True)
        put(os.path.join(folder, "scene.svg"), scene(int(m["image"][6:8])))
        facts = {
            "name": m["title"], "report": m["edition"], "organisation": m["unit"], "order": i, "date": m["date"], "summary": m["summary"],
            "figures": [{"value": str(f["value"]), "unit": f["unit"], "label": f["label"]} for f in m["figures"]],
            "honours": [{"name": h, "year": m["year"]} for h in m["honours"]], "themes": m["themes"],
            "photos": [{"file": "scene.svg", "alt": "活动现场示意", "illustration": True}]}
        if shape == "lean":
            facts["places"] = [m["kind"]]
            body = body.replace(f"]({m['image']})", f"]({m['slug']}/scene.svg)")
        else:
            facts["organisation"] = m["unit"][:m["unit"].index("大学") + 2]
            body = "\n\n".join(b for b in body.split("\n\n") if not b.startswith("!["))
        if hook := SHAPES[shape]:
            body = hook(i, n, facts, body)
        body = re.sub(r"\]\(/entries/(e\d+)/\)", lambda link: f"]({places[link[1]]})", body)
        for word, plain in (("率先", "带头"), ("近年来", "多年来"), ("今年以来", "在此期间")):  # words that editorial checks warn of
            body, facts["summary"] = body.replace(word, plain), facts["summary"].replace(word, plain)
        if school := facts.get("organisation"):
            if school not in schools:
                schools[school] = f"org{len(schools):03d}"
                record("organisations", schools[school], {"name": school})
            facts["organisation"] = schools[school]
        record(kind, m["slug"], facts, body)


def put(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def hugo(out, n, seed):
    """The same entries as pages with front matter, below a copy of peers/hugo."""
    at = lambda path: os.path.join(out, path)
    for folder in W("content/entries data static/img"):
        os.makedirs(at(folder), exist_ok=True)
    put(at("data/themes.json"), json.dumps({f"t{k + 1:02d}": name for k, name in enumerate(THEME_NAMES)}, ensure_ascii=False, indent=1) + "\n")
    for k in range(16):
        put(at(f"static/img/p{k:02d}.svg"), scene(k))
    for i in range(n):
        meta, body = entry(i, seed)
        put(at(f"content/entries/{meta['slug']}.md"),
            front(meta, drop=("edition", "year", "order", "kind"), category=meta["kind"], weight=i + 1, editions=[meta["edition"]], years=[str(meta["year"])]) + body)


def scene(k):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 270">'
            f'<rect width="480" height="270" fill="hsl({k * 22},60%,80%)"/><circle cx="{60 + k * 24}" cy="135" r="70"/></svg>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--seed", default="zhanting")
    parser.add_argument("--out", required=True)
    parser.add_argument("--for", dest="write", choices=["hugo", "zhanting"], required=True)
    parser.add_argument("--shape", choices=SHAPES, default="plain", help="of a showcase: " + "; ".join(
        f"{name}: {' '.join(hook.__doc__.split())}" for name, hook in SHAPES.items() if hook))
    arguments = parser.parse_args()
    if arguments.write == "hugo":
        hugo(arguments.out, arguments.n, arguments.seed)
    else:
        zhanting(arguments.out, arguments.n, arguments.seed, arguments.shape)


if __name__ == "__main__":
    main()
