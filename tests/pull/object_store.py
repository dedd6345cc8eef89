"""usage: /usr/bin/python3 object_store.py FOLDER PORT CERTIFICATE KEY
An S3-compatible object store on loopback: OpenStack Swift with its S3 face, one
copy of everything, in FOLDER. Debian's python3-swift belongs to Debian's python.
The caller must kill its process group."""
import getpass
import os
import sys
import threading
from pathlib import Path

from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import run_wsgi

from servers import PASSWORD, USER

ACCOUNT = f"clinic_{USER}"
KINDS = "account", "container", "object"

COMMON = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/disc
mount_check = false
bind_ip = 127.0.0.1
bind_port = {port}
user = {user}
workers = 0
log_address = /nowhere
"""

STORAGE = """
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""

PROXY = """
cert_file = {cert}
key_file = {key}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:copy]
use = egg:swift#copy
[filter:tempauth]
use = egg:swift#tempauth
user_{account} = {secret} .admin
"""


def write_ring(folder, kind, port):
    ring = RingBuilder(1, 1, 0)
    ring.add_dev({"region": 1, "zone": 1, "ip": "127.0.0.1", "port": port,
                  "device": "d", "weight": 1})
    ring.rebalance()
    ring.get_ring().save(str(folder / f"{kind}.ring.gz"))


def write_settings(folder, port, cert, key):
    """The ports after PORT are those of the storage servers."""
    (folder / "disc/d").mkdir(parents=True, exist_ok=True)
    (folder / "swift.conf").write_text(
        "[swift-hash]\nswift_hash_path_suffix = test\n")
    for number, kind in enumerate(KINDS, 1):
        write_ring(folder, kind, port + number)
        (folder / f"{kind}.conf").write_text((COMMON + STORAGE).format(
            folder=folder, port=port + number, kind=kind,
            user=getpass.getuser()))
    (folder / "proxy.conf").write_text(
        COMMON.format(folder=folder, port=port, user=getpass.getuser())
        + PROXY.format(cert=cert, key=key, account=ACCOUNT, secret=PASSWORD))


def main(folder, port, cert, key):
    write_settings(folder, port, cert, key)
    utils.set_swift_dir(str(folder))
    # Swift would leave the group, and keep running after the test.
    os.setsid = lambda: None
    for kind in (*KINDS, "proxy"):
        if os.fork() == 0:
            sys.exit(run_wsgi(str(folder / f"{kind}.conf"), f"{kind}-server"))
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:5])
