#!/bin/sh
# 用法：publish.sh 文件夹：取回推送的内容，生成网站，放到网站服务器的那个文件夹里（也可以写 主机:文件夹）。
# 内容有错误时，那里什么也不变。
# 在服务器上每十分钟做一次，写进 cron：
#   */10 * * * * sh /srv/showcase/publish.sh /srv/www/showcase
# 或者每次推送以后就做，写成接收推送的仓库的 hooks/post-receive：
#   exec env -u GIT_DIR sh /srv/showcase/publish.sh /srv/www/showcase
set -eu
cd "$(dirname "$0")"
if [ -d .git ]; then git pull --quiet --ff-only; fi
zhanting build --strict
rsync --archive --checksum --delete-after site/ "$1/"
