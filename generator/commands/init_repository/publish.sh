#!/bin/sh
# 用法：publish.sh 文件夹：取回推送的内容，生成网站，发布到那个文件夹：其中的 current 就是网站，网站服务器
# 照它展示，以前的版本在 releases/ 里。也可以写 用户@主机:文件夹。内容有错误时，那里什么也不变。
# 要装 rsync。在服务器上每十分钟做一次，写进 cron（published 写在以后的内容，到那天就会发布）：
#   */10 * * * * sh /srv/showcase/publish.sh /srv/www/showcase
# 或者每次推送以后就做，写成接收推送的仓库的 hooks/post-receive：
#   exec env -u GIT_DIR sh /srv/showcase/publish.sh /srv/www/showcase
# 发布错了，退回上一个版本：zhanting publish /srv/www/showcase --rollback
set -eu
cd "$(dirname "$0")"
if [ -d .git ]; then git pull --quiet --ff-only; fi
zhanting build --strict --now "$(TZ=UTC-8 date +%F)"
zhanting publish "$1"
