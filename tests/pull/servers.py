"""Real servers on loopback: Apache with WebDAV and TLS, Samba, SFTP, an
object store; and one that answers whatever a test wants. Works without root."""
import getpass
import http.server
import os
import random
import signal
import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path

from board import obscured

USER = "screens"
PASSWORD = "per!Aspera-7"
MODULES = "/usr/lib/apache2/modules"


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port(count):
    """The first of COUNT free ports, below the ephemeral ones."""
    while True:
        port = random.randrange(20000, 30000)
        if all(is_free(port + more) for more in range(count)):
            return port


def wait_for_port(port, limit_s=20):
    end = time.monotonic() + limit_s
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True,
                   capture_output=True)


class Authority:
    """Signs certificates of servers."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.cert = self.folder / "ca.crt"
        self.key = self.folder / "ca.key"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:P-256", "-nodes", "-days", 30, "-subj",
                "/CN=Clinic authority", "-keyout", self.key, "-out", self.cert)

    def sign(self, name, subject="IP:127.0.0.1", days=30):
        """(certificate, key) of a server named SUBJECT."""
        base = self.folder / name
        key, asked, cert = (base.with_suffix(end)
                            for end in (".key", ".csr", ".crt"))
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-nodes", "-subj", "/CN=server", "-addext",
                f"subjectAltName={subject}", "-keyout", key, "-out", asked)
        openssl("x509", "-req", "-in", asked, "-CA", self.cert, "-CAkey",
                self.key, "-CAcreateserial", "-days", days, "-copy_extensions",
                "copy", "-out", cert)
        return cert, key


class Server:
    """A program that listens on PORT; it may be stopped and started."""

    ports = 1  # from PORT on

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port(self.ports)
        self.process = None

    def command(self):
        raise NotImplementedError

    def start(self):
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                self.command(), stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True)
        for more in range(self.ports):
            wait_for_port(self.port + more)
        return self

    def stop(self):
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


APACHE = """
ServerRoot {folder}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
Listen 127.0.0.1:{port}
ServerName localhost
{modules}
{user}
SSLEngine on
SSLSessionCache none
SSLCertificateFile {cert}
SSLCertificateKeyFile {key}
StartServers 1
ThreadsPerChild 64
MaxRequestWorkers 256
DocumentRoot {share}
DavLockDB {folder}/lock
LogFormat "%{{%s}}t %m %>s %O %U" plain
CustomLog {folder}/access.log plain
<Directory {share}>
Dav On
AuthType Basic
AuthName slides
AuthUserFile {folder}/users
Require valid-user
</Directory>
"""


class WebDav(Server):
    """Apache serving SHARE."""

    def __init__(self, folder, share, certificate):
        super().__init__(folder)
        modules = "\n".join(
            f"LoadModule {name}_module {MODULES}/mod_{name}.so"
            for name in ("mpm_event", "authn_core", "authn_file", "authz_core",
                         "authz_user", "auth_basic", "dav", "dav_fs", "ssl"))
        # Apache refuses to serve as root.
        user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
        made = subprocess.run(["openssl", "passwd", "-apr1", PASSWORD],
                              check=True, capture_output=True, text=True)
        (self.folder / "users").write_text(f"{USER}:{made.stdout}")
        self.config = self.folder / "apache.conf"
        self.config.write_text(APACHE.format(
            folder=self.folder, port=self.port, modules=modules, user=user,
            share=share, cert=certificate[0], key=certificate[1]))

    def command(self):
        return ["/usr/sbin/apache2", "-DFOREGROUND", "-f", self.config]

    def requests(self):
        """[second, method, status, bytes, path] of each so far."""
        log = self.folder / "access.log"
        time.sleep(0.1)  # it is written when the answer is out
        return [line.split(" ", 4) for line in log.read_text().splitlines()]

    def remote(self, password=PASSWORD):
        return (f"type = webdav\nurl = https://127.0.0.1:{self.port}\n"
                f"vendor = other\nuser = {USER}\npass = {obscured(password)}\n")


SAMBA = """
[global]
workgroup = CLINIC
security = user
smb ports = {port}
interfaces = 127.0.0.1
bind interfaces only = yes
disable netbios = yes
load printers = no
printcap name = /dev/null
private dir = {folder}
lock directory = {folder}
state directory = {folder}
cache directory = {folder}
pid directory = {folder}
ncalrpc dir = {folder}/ncalrpc
passdb backend = tdbsam
log file = {folder}/smbd.log
[slides]
path = {share}
read only = yes
"""


class Samba(Server):
    """smbd with SHARE as //127.0.0.1/slides. Its user is the one who runs the test."""

    def __init__(self, folder, share):
        super().__init__(folder)
        self.config = self.folder / "smb.conf"
        self.config.write_text(SAMBA.format(folder=self.folder, port=self.port,
                                            share=share))
        subprocess.run(
            ["smbpasswd", "-c", self.config, "-s", "-a", getpass.getuser()],
            input=f"{PASSWORD}\n{PASSWORD}\n", check=True, text=True,
            capture_output=True)

    def command(self):
        return ["smbd", "--foreground", "--no-process-group",
                "--debug-stdout", f"--configfile={self.config}"]

    def remote(self, password=PASSWORD):
        return (f"type = smb\nhost = 127.0.0.1\nport = {self.port}\n"
                f"user = {getpass.getuser()}\npass = {obscured(password)}\n")


class Sftp(Server):
    """rclone's own, with a key that the test made."""

    def __init__(self, folder, share):
        super().__init__(folder)
        self.share = share
        self.key = self.folder / "host_key"
        self.new_key()

    def new_key(self):
        self.key.unlink(missing_ok=True)
        openssl("genrsa", "-traditional", "-out", self.key, 2048)

    def command(self):
        return ["rclone", "--config", "/dev/null", "serve", "sftp", self.share,
                "--read-only", "--addr", f"127.0.0.1:{self.port}", "--user",
                USER, "--pass", PASSWORD, "--key", self.key]

    def known_hosts(self):
        public = subprocess.run(["ssh-keygen", "-y", "-f", self.key],
                                check=True, capture_output=True, text=True)
        return f"[127.0.0.1]:{self.port} {public.stdout}"

    def remote(self, *lines):
        return (f"type = sftp\nhost = 127.0.0.1\nport = {self.port}\n"
                f"user = {USER}\npass = {obscured(PASSWORD)}\n"
                "shell_type = none\n" + "".join(f"{line}\n" for line in lines))


class ObjectStore(Server):
    """OpenStack Swift as an S3-compatible store with a bucket `slides`."""

    ports = 4

    def __init__(self, folder, authority):
        super().__init__(folder)
        self.certificate = authority.sign("store")
        self.authority = authority
        self.config = self.folder / "author.conf"

    def command(self):
        return ["/usr/bin/python3", "-B",
                Path(__file__).with_name("object_store.py"),
                self.folder / "store", str(self.port), *self.certificate]

    def remote(self, password=PASSWORD):
        return ("type = s3\nprovider = Other\nregion = us-east-1\n"
                f"endpoint = https://127.0.0.1:{self.port}\n"
                f"access_key_id = clinic:{USER}\n"
                f"secret_access_key = {password}\n")

    def author(self, *words):
        """What an author does from a computer, by rclone."""
        self.config.write_text("[author]\n" + self.remote())
        subprocess.run(["rclone", "--config", self.config, *words], check=True,
                       capture_output=True, env={
                           "PATH": os.environ["PATH"], "HOME": "/",
                           "SSL_CERT_FILE": str(self.authority.cert)})


class Nonsense:
    """An HTTPS server that answers every request with ANSWER(method, path): status,
    type and body."""

    def __init__(self, certificate):
        nonsense = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                status, kind, body = nonsense.answer(self.command, self.path)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            do_PROPFIND = do_GET = do_HEAD = answer

            def log_message(self, *_):
                pass

        self.answer = None
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        self.server.socket = context.wrap_socket(
            self.server.socket, server_side=True,
            do_handshake_on_connect=False)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def remote(self):
        return (f"type = webdav\nurl = https://127.0.0.1:{self.port}\n"
                f"vendor = other\nuser = {USER}\npass = {obscured('x')}\n")

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
