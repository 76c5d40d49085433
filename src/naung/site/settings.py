"""Django's settings, made from kantor.toml; safe where the file says nothing. Not here: what the file means."""

from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from naung.office.vault.keys import session_secret
from naung.site.config import Config, find_config

HERE = Path(__file__).parent
CONFIG = find_config() or Config(folder=Path.cwd(), sqlite=Path(":memory:"))
DEMO = CONFIG.demo

DEBUG = False
SECRET_KEY = session_secret(CONFIG.keys)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"] if DEMO else list(CONFIG.hosts)
ROOT_URLCONF = "naung.site.urls"
WSGI_APPLICATION = "naung.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "axes",
    "django_htmx",
    "naung.office",
    "naung.decisions",
]
MIDDLEWARE = [
    "naung.site.headers.SecureHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "naung.office.guard.Guard",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "naung.site.frame.frame",
            ],
            "builtins": ["naung.office.templatetags.words"],
        },
    }
]

# The database: SQLite unless the file names a PostgreSQL. A write transaction takes its lock when it begins, so that
# two writers wait for each other instead of failing; a commit is on the disk before it is answered.
DATABASES: dict[str, dict[str, Any]]
if CONFIG.postgres is not None:
    DATABASES = {
        "default": {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
        | CONFIG.postgres
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": CONFIG.sqlite,
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
            },
        }
    }

# Who signs in
AUTH_USER_MODEL = "office.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "naung.office.entrance.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Guesses: five, then a minute's wait for this account from this network only, so that nobody can lock another out.
AXES_ENABLED = True
AXES_ENABLE_ADMIN = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "naung.office.entrance.network.network_of"
AXES_LOCKOUT_CALLABLE = "naung.office.entrance.views.told_to_wait"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]

# What a browser is told
SECURE = not DEMO
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.behind_proxy else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-naung" if SECURE else "naung"
CSRF_COOKIE_NAME = "__Host-naung-csrf" if SECURE else "naung-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "naung.site.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300

# Words and days
LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = CONFIG.time_zone

# The look: report/page's own stylesheet, one file for both halves
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static", ("naung", str(files("naung.report.page").joinpath("data")))]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 300

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},
}
# A city's own domain decides on the browsers' preload list, not an office under it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
