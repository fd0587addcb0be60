#!/bin/sh
# usage: publish.sh FOLDER: fetches what was pushed, builds the site and publishes it to FOLDER: its
# `current` is the site, for a web server to show; earlier releases are in releases/. USER@HOST:FOLDER
# will do too. With a mistake in the content nothing changes there.
# It needs rsync. On the server itself, every ten minutes from cron (what has a `published` date to
# come is published on that day):
#   */10 * * * * sh /srv/showcase/publish.sh /srv/www/showcase
# or after every push, as hooks/post-receive of the repository that is pushed to:
#   exec env -u GIT_DIR sh /srv/showcase/publish.sh /srv/www/showcase
# After a mistake, back to the release before: zhanting publish /srv/www/showcase --rollback
set -eu
cd "$(dirname "$0")"
if [ -d .git ]; then git pull --quiet --ff-only; fi
zhanting build --strict --now "$(date +%F)"
zhanting publish "$1"
