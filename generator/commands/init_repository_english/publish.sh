#!/bin/sh
# usage: publish.sh FOLDER: fetches what was pushed, builds the site and brings it to FOLDER, which a
# web server shows; HOST:FOLDER will do too. With a mistake in the content nothing changes there.
# On the server itself, every ten minutes from cron:
#   */10 * * * * sh /srv/showcase/publish.sh /srv/www/showcase
# or after every push, as hooks/post-receive of the repository that is pushed to:
#   exec env -u GIT_DIR sh /srv/showcase/publish.sh /srv/www/showcase
set -eu
cd "$(dirname "$0")"
if [ -d .git ]; then git pull --quiet --ff-only; fi
zhanting build --strict
rsync --archive --checksum --delete-after site/ "$1/"
