#include "model/pinyin.h"

#include <unicode/coll.h>
#include <unicode/translit.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

struct PhraseRow {
  std::string_view han;
  std::string_view pinyin;
};

/// Words that ICU, which reads nearly every character in one way, would read wrongly. The longest
/// word at a place wins.
constexpr PhraseRow kPhrases[] = {
    {"银行", "yin hang"},       {"商行", "shang hang"},      {"央行", "yang hang"},
    {"农行", "nong hang"},      {"工行", "gong hang"},       {"建行", "jian hang"},
    {"分行", "fen hang"},       {"支行", "zhi hang"},        {"总行", "zong hang"},
    {"行业", "hang ye"},        {"行长", "hang zhang"},      {"行情", "hang qing"},
    {"同行", "tong hang"},      {"同行者", "tong xing zhe"}, {"长江", "chang jiang"},
    {"长期", "chang qi"},       {"长城", "chang cheng"},     {"长征", "chang zheng"},
    {"长春", "chang chun"},     {"长沙", "chang sha"},       {"长远", "chang yuan"},
    {"长效", "chang xiao"},     {"长廊", "chang lang"},      {"长途", "chang tu"},
    {"长安", "chang an"},       {"长空", "chang kong"},      {"擅长", "shan chang"},
    {"特长", "te chang"},       {"专长", "zhuan chang"},     {"重庆", "chong qing"},
    {"双重", "shuang chong"},   {"重建", "chong jian"},      {"重新", "chong xin"},
    {"重阳", "chong yang"},     {"重塑", "chong su"},        {"调解", "tiao jie"},
    {"调整", "tiao zheng"},     {"调节", "tiao jie"},        {"调控", "tiao kong"},
    {"调和", "tiao he"},        {"调处", "tiao chu"},        {"协调", "xie tiao"},
    {"空调", "kong tiao"},      {"调试", "tiao shi"},        {"会计", "kuai ji"},
    {"财会", "cai kuai"},       {"音乐", "yin yue"},         {"乐队", "yue dui"},
    {"声乐", "sheng yue"},      {"乐器", "yue qi"},          {"民乐", "min yue"},
    {"都市", "du shi"},         {"首都", "shou du"},         {"成都", "cheng du"},
    {"都江堰", "du jiang yan"}, {"率先", "shuai xian"},      {"表率", "biao shuai"},
    {"率领", "shuai ling"},     {"着力", "zhuo li"},         {"着眼", "zhuo yan"},
    {"沉着", "chen zhuo"},      {"着陆", "zhuo lu"},         {"地", "di"},
    {"目的", "mu di"},          {"了解", "liao jie"},        {"了望", "liao wang"},
    {"六安", "lu an"},          {"供给", "gong ji"},         {"给予", "ji yu"},
    {"给水", "ji shui"},        {"补给", "bu ji"},           {"自给", "zi ji"},
    {"角色", "jue se"},         {"主角", "zhu jue"},         {"出差", "chu chai"},
    {"邮差", "you chai"},       {"西藏", "xi zang"},         {"宝藏", "bao zang"},
    {"单县", "shan xian"},      {"睡觉", "shui jiao"},       {"车载", "che zai"},
    {"参差", "cen ci"},         {"人参", "ren shen"},        {"海参", "hai shen"},
    {"党参", "dang shen"},      {"模样", "mu yang"},         {"反省", "fan xing"},
    {"省亲", "xing qin"},       {"边塞", "bian sai"},        {"要塞", "yao sai"},
    {"标识", "biao zhi"},       {"中标", "zhong biao"},      {"处长", "chu zhang"},
    {"家长", "jia zhang"},      {"朝气", "zhao qi"},         {"朝夕", "zhao xi"},
    {"曾子", "zeng zi"},        {"种植", "zhong zhi"},       {"石油", "shi you"},
    {"兴趣", "xing qu"},        {"高兴", "gao xing"},        {"便宜", "pian yi"},
    {"弹药", "dan yao"},        {"导弹", "dao dan"},         {"子弹", "zi dan"},
    {"传记", "zhuan ji"},       {"自传", "zi zhuan"},        {"水泊", "shui po"},
    {"湖泊", "hu po"},          {"薄荷", "bo he"},           {"华山", "hua shan"},
    {"大夫", "dai fu"},         {"燕京", "yan jing"},        {"即墨", "ji mo"},
    {"莱西", "lai xi"},         {"什邡", "shi fang"},        {"仇", "qiu"},
    {"尉犁", "yu li"},          {"厦门", "xia men"},         {"长岛", "chang dao"},
    {"长清", "chang qing"},     {"长白", "chang bai"},       {"长宁", "chang ning"},
    {"长寿", "chang shou"},     {"长治", "chang zhi"},       {"长兴", "chang xing"},
    {"长乐", "chang le"},       {"长汀", "chang ting"},      {"长海", "chang hai"},
    {"长丰", "chang feng"},     {"长阳", "chang yang"},      {"长垣", "chang yuan"},
    {"长葛", "chang ge"},       {"长虹", "chang hong"},      {"长龙", "chang long"},
};

constexpr std::size_t kHanBytes = 3;  // of the characters of kPhrases in UTF-8

/// The row for the longest word that `text` begins with, or nullptr.
const PhraseRow* phrase_at(std::string_view text) {
  static const std::multimap<std::string_view, const PhraseRow*> rows = [] {
    std::multimap<std::string_view, const PhraseRow*> made;
    for (const PhraseRow& row : kPhrases) made.emplace(row.han.substr(0, kHanBytes), &row);
    return made;
  }();
  const PhraseRow* longest = nullptr;
  const auto [begin, end] = rows.equal_range(text.substr(0, kHanBytes));
  for (auto row = begin; row != end; ++row) {
    if (text.starts_with(row->second->han) &&
        (!longest || row->second->han.size() > longest->han.size()))
      longest = row->second;
  }
  return longest;
}

const icu::Transliterator& transliterator() {
  static const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    const auto rules = icu::UnicodeString::fromUTF8(
        ":: Han-Latin; :: NFD; :: [\\u0300\\u0301\\u0304\\u030C] Remove; :: NFC;"
        "ü > v; Ü > V; :: Latin-ASCII;");
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createFromRules("pinyin", rules, UTRANS_FORWARD, where, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return *instance;
}

std::string transliterate(std::string_view text) {
  icu::UnicodeString changed = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  transliterator().transliterate(changed);
  std::string out;
  return changed.toUTF8String(out);
}

const icu::Collator& pinyin_order() {
  static const std::unique_ptr<icu::Collator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(
        icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return *instance;
}

std::string sort_key(std::string_view text) {
  const icu::UnicodeString name = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const std::int32_t size = pinyin_order().getSortKey(name, nullptr, 0);
  std::vector<std::uint8_t> key(static_cast<std::size_t>(size));
  pinyin_order().getSortKey(name, key.data(), size);
  return {key.begin(), key.end()};
}

/// The first character of each syllable in CLDR's order by pinyin: what stands between two of them
/// is read as the first. Of its 20,892 characters 82 are read otherwise by pinyin_of().
constexpr std::string_view kSyllables[] = {
    "阿a",     "哎ai",   "安an",    "肮ang",   "凹ao",     "丷ba",    "挀bai",   "扳ban",
    "邦bang",  "勹bao",  "陂bei",   "奔ben",   "伻beng",   "屄bi",    "边bian",  "灬biao",
    "憋bie",   "汃bin",  "冫bing",  "癶bo",    "峬bu",     "嚓ca",    "偲cai",   "参can",
    "仓cang",  "撡cao",  "冊ce",    "嵾cen",   "曽ceng",   "叉cha",   "芆chai",  "辿chan",
    "伥chang", "抄chao", "车che",   "抻chen",  "阷cheng",  "吃chi",   "充chong", "抽chou",
    "出chu",   "欻chua", "揣chuai", "巛chuan", "刅chuang", "吹chui",  "旾chun",  "逴chuo",
    "呲ci",    "匆cong", "凑cou",   "粗cu",    "汆cuan",   "崔cui",   "邨cun",   "搓cuo",
    "咑da",    "呆dai",  "丹dan",   "当dang",  "刀dao",    "嘚de",    "扥den",   "灯deng",
    "氐di",    "甸dian", "刁diao",  "爹die",   "丁ding",   "丟diu",   "东dong",  "吺dou",
    "厾du",    "耑duan", "垖dui",   "吨dun",   "多duo",    "妸e",     "诶ei",    "奀en",
    "鞥eng",   "儿er",   "发fa",    "帆fan",   "匚fang",   "飞fei",   "分fen",   "丰feng",
    "覅fiao",  "仏fo",   "紑fou",   "夫fu",    "旮ga",     "侅gai",   "甘gan",   "冈gang",
    "皋gao",   "戈ge",   "给gei",   "根gen",   "刯geng",   "工gong",  "勾gou",   "估gu",
    "瓜gua",   "乖guai", "关guan",  "光guang", "归gui",    "丨gun",   "呙guo",   "哈ha",
    "咍hai",   "佄han",  "夯hang",  "茠hao",   "诃he",     "黒hei",   "拫hen",   "亨heng",
    "噷hm",    "叿hong", "齁hou",   "乎hu",    "花hua",    "怀huai",  "欢huan",  "巟huang",
    "灰hui",   "昏hun",  "吙huo",   "丌ji",    "加jia",    "戋jian",  "江jiang", "艽jiao",
    "阶jie",   "巾jin",  "坕jing",  "冂jiong", "丩jiu",    "凥ju",    "姢juan",  "噘jue",
    "军jun",   "咔ka",   "开kai",   "刊kan",   "忼kang",   "尻kao",   "匼ke",    "剋kei",
    "肎ken",   "劥keng", "空kong",  "抠kou",   "扝ku",     "夸kua",   "蒯kuai",  "宽kuan",
    "匡kuang", "亏kui",  "坤kun",   "扩kuo",   "垃la",     "来lai",   "兰lan",   "啷lang",
    "捞lao",   "肋le",   "勒lei",   "崚leng",  "哩li",     "俩lia",   "奁lian",  "良liang",
    "撩liao",  "毟lie",  "拎lin",   "伶ling",  "溜liu",    "囖lo",    "龙long",  "瞜lou",
    "噜lu",    "娈luan", "抡lun",   "罗luo",   "呣m",      "妈ma",    "埋mai",   "嫚man",
    "牤mang",  "猫mao",  "嚒me",    "呅mei",   "椚men",    "擝meng",  "咪mi",    "宀mian",
    "喵miao",  "乜mie",  "民min",   "名ming",  "谬miu",    "摸mo",    "哞mou",   "毪mu",
    "嗯n",     "拏na",   "腉nai",   "囡nan",   "囔nang",   "孬nao",   "疒ne",    "娞nei",
    "恁nen",   "能neng", "妮ni",    "拈nian",  "娘niang",  "鸟niao",  "捏nie",   "囜nin",
    "宁ning",  "妞niu",  "农nong",  "羺nou",   "奴nu",     "奻nuan",  "黁nun",   "郍nuo",
    "喔o",     "讴ou",   "妑pa",    "拍pai",   "眅pan",    "乓pang",  "抛pao",   "呸pei",
    "喷pen",   "匉peng", "丕pi",    "囨pian",  "剽piao",   "氕pie",   "姘pin",   "乒ping",
    "钋po",    "剖pou",  "仆pu",    "七qi",    "掐qia",    "千qian",  "呛qiang", "悄qiao",
    "苆qie",   "亲qin",  "靑qing",  "芎qiong", "丘qiu",    "区qu",    "奍quan",  "缺que",
    "夋qun",   "呥ran",  "穣rang",  "娆rao",   "惹re",     "人ren",   "扔reng",  "日ri",
    "茸rong",  "厹rou",  "邚ru",    "挼rua",   "堧ruan",   "婑rui",   "瞤run",   "捼ruo",
    "仨sa",    "毢sai",  "三san",   "桒sang",  "掻sao",    "閪se",    "森sen",   "僧seng",
    "杀sha",   "筛shai", "山shan",  "伤shang", "弰shao",   "奢she",   "谁shei",  "申shen",
    "升sheng", "尸shi",  "収shou",  "书shu",   "刷shua",   "衰shuai", "闩shuan", "双shuang",
    "脽shui",  "吮shun", "说shuo",  "厶si",    "忪song",   "凁sou",   "苏su",    "狻suan",
    "夊sui",   "孙sun",  "唆suo",   "他ta",    "囼tai",    "坍tan",   "汤tang",  "夲tao",
    "忑te",    "熥teng", "剔ti",    "天tian",  "旫tiao",   "帖tie",   "厅ting",  "囲tong",
    "偷tou",   "凸tu",   "湍tuan",  "推tui",   "吞tun",    "乇tuo",   "屲wa",    "歪wai",
    "弯wan",   "尣wang", "危wei",   "昷wen",   "翁weng",   "挝wo",    "乌wu",    "夕xi",
    "虲xia",   "仙xian", "乡xiang", "灱xiao",  "些xie",    "心xin",   "星xing",  "凶xiong",
    "休xiu",   "吁xu",   "吅xuan",  "削xue",   "坃xun",    "丫ya",    "恹yan",   "央yang",
    "幺yao",   "倻ye",   "一yi",    "囙yin",   "应ying",   "哟yo",    "佣yong",  "优you",
    "込yu",    "囦yuan", "曰yue",   "晕yun",   "帀za",     "災zai",   "兂zan",   "匨zang",
    "傮zao",   "则ze",   "贼zei",   "怎zen",   "増zeng",   "扎zha",   "夈zhai",  "枬zhan",
    "张zhang", "佋zhao", "蜇zhe",   "贞zhen",  "凧zheng",  "之zhi",   "中zhong", "州zhou",
    "朱zhu",   "抓zhua", "拽zhuai", "专zhuan", "妆zhuang", "隹zhui",  "宒zhun",  "卓zhuo",
    "乲zi",    "宗zong", "邹zou",   "租zu",    "钻zuan",   "厜zui",   "尊zun",   "昨zuo",
};

/// No syllable begins with I, U or V.
constexpr std::string_view kLetters = "ABCDEFGHJKLMNOPQRSTWXYZ";

struct CharacterRange {
  char32_t first, last;
};
/// What the order by pinyin has a place for, some 20,000 characters; all others stand behind them.
constexpr CharacterRange kCharactersInOrder[] = {
#include "tables/characters_in_order.inc"  // made by generator/cmake/make_tables.cc
};

bool has_place_in_order(char32_t han) {
  const auto after = std::upper_bound(
      std::begin(kCharactersInOrder), std::end(kCharactersInOrder), han,
      [](char32_t character, const CharacterRange& range) { return character < range.first; });
  return after != std::begin(kCharactersInOrder) && han <= (after - 1)->last;
}

/// CLDR's pinyin order marks where each letter begins: U+FDD0 and the letter.
char initial_by_order(std::string_view han) {
  static const std::vector<std::string> beginnings = [] {
    std::vector<std::string> made;
    for (const char letter : kLetters)
      made.push_back(sort_key(std::string("\xEF\xB7\x90") + letter));
    return made;
  }();
  const auto after = std::upper_bound(beginnings.begin(), beginnings.end(), sort_key(han));
  const std::ptrdiff_t index = std::max<std::ptrdiff_t>(after - beginnings.begin() - 1, 0);
  return kLetters[static_cast<std::size_t>(index)];
}

/// As CLDR's order has it; "" for a character that has no place there.
std::string_view syllable_by_order(char32_t han, std::string_view bytes) {
  static const std::vector<std::string> beginnings = [] {
    std::vector<std::string> made;
    for (const std::string_view row : kSyllables)
      made.push_back(sort_key(row.substr(0, kHanBytes)));
    return made;
  }();
  if (!has_place_in_order(han)) return {};
  const auto after = std::upper_bound(beginnings.begin(), beginnings.end(), sort_key(bytes));
  const std::ptrdiff_t index = std::max<std::ptrdiff_t>(after - beginnings.begin() - 1, 0);
  return kSyllables[static_cast<std::size_t>(index)].substr(kHanBytes);
}

std::string letter_or_sign(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return c >= 'A' && c <= 'Z' ? std::string(1, c) : "#";
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Without the generic end that hundreds of branches share.
std::string_view distinctive_part(std::string_view name) {
  for (const std::string_view ending : {"党支部", "党总支", "机关党委", "党委", "支部"}) {
    if (name.ends_with(ending) && name.size() > ending.size())
      return name.substr(0, name.size() - ending.size());
  }
  return name;
}

}  // namespace

std::string pinyin_of(std::string_view text) {
  std::string out;
  std::string pending;  // what no phrase covers
  const auto add = [&out](std::string_view piece) {
    if (!out.empty() && !out.ends_with(' ') && !piece.starts_with(' ')) out += ' ';
    out += piece;
  };
  const auto flush = [&] {
    if (!pending.empty()) add(transliterate(pending));
    pending.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    if (const PhraseRow* phrase = phrase_at(text.substr(i))) {
      flush();
      add(phrase->pinyin);
      i += phrase->han.size();
      continue;
    }
    const Decoded next = decode(text, i);
    const bool han = is_han(next.code_point);
    if (!pending.empty() && ((han && is_letter_or_digit(pending.back())) ||
                             (is_letter_or_digit(text[i]) &&
                              is_han(decode_before(pending, pending.size()).code_point))))
      pending += ' ';
    pending += text.substr(i, static_cast<std::size_t>(next.length));
    i += static_cast<std::size_t>(next.length);
  }
  flush();
  return out;
}

std::string slug_from(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  const std::string pinyin = to_lower_ascii(pinyin_of(distinctive_part(name)));
  std::string slug;
  for (std::size_t i = 0; i < pinyin.size();) {
    std::size_t end = i;
    while (end < pinyin.size() && is_letter_or_digit(pinyin[end])) ++end;
    const std::string_view word = std::string_view(pinyin).substr(i, end - i);
    if (word.size() > kLongest && slug.empty()) return std::string(word.substr(0, kLongest));
    if (!word.empty()) {
      if (slug.size() + word.size() + !slug.empty() > kLongest) break;
      if (!slug.empty()) slug += '-';
      slug += word;
    }
    i = end + 1;
  }
  return slug;
}

std::string slug_meant(std::string_view text) {
  const std::string nearest = nearest_slug(text);
  return nearest.empty() ? slug_from(text) : nearest;
}

std::string initial_of(std::string_view name) {
  for (std::size_t i = 0; i < name.size();) {
    const std::string_view rest = name.substr(i);
    if (const PhraseRow* phrase = phrase_at(rest)) return letter_or_sign(phrase->pinyin.front());
    const Decoded first = decode(name, i);
    const auto length = static_cast<std::size_t>(first.length);
    if (is_han(first.code_point)) {
      const std::string_view han = rest.substr(0, length);
      if (has_place_in_order(first.code_point)) return std::string(1, initial_by_order(han));
      return letter_or_sign(transliterate(han).front());
    }
    if (is_letter_or_digit(rest.front())) return letter_or_sign(rest.front());
    i += length;  // a quotation mark or the like
  }
  return "#";
}

std::string initial_of(const Organisation& organisation) {
  return initial_of(organisation.pinyin.empty() ? organisation.name.text
                                                : organisation.pinyin.text);
}

std::string PinyinReader::read(std::string_view name) {
  std::string out;
  const auto add = [&out](std::string_view piece) {
    if (!out.empty() && !out.ends_with(' ')) out += ' ';
    out += piece;
  };
  bool in_word = false;
  for (std::size_t i = 0; i < name.size();) {
    if (const PhraseRow* phrase = phrase_at(name.substr(i))) {
      add(phrase->pinyin);
      i += phrase->han.size();
      in_word = false;
      continue;
    }
    const Decoded next = decode(name, i);
    const std::string_view bytes = name.substr(i, static_cast<std::size_t>(next.length));
    i += bytes.size();
    if (is_han(next.code_point)) {
      const auto [known, fresh] = known_.try_emplace(next.code_point);
      if (fresh) known->second = syllable_by_order(next.code_point, bytes);
      if (!known->second.empty()) add(known->second);
      in_word = false;
    } else if (is_letter_or_digit(bytes.front())) {
      if (!in_word) add("");
      out += bytes;
      in_word = true;
    } else {
      in_word = false;
    }
  }
  return out;
}

std::string pinyin_sort_key(std::string_view name) {
  return sort_key(name);
}

}  // namespace zhanting
