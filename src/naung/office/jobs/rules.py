"""The states of background work, its lease and its retries. Plain values in, words out."""

from datetime import datetime, timedelta

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
STATES = {WAITING: "menunggu", RUNNING: "sedang dikerjakan", DONE: "selesai", FAILED: "gagal"}
LEASE = timedelta(seconds=30)
BEAT_SECONDS = 10
MOST_TRIES = 3


def is_lost(state: str, lease_until: datetime | None, now: datetime) -> bool:
    """Its worker has not been heard of for a whole lease."""
    return state == RUNNING and (lease_until is None or lease_until < now)


def after_loss(repeatable: bool, tries: int) -> tuple[str, str]:
    """What becomes of work whose worker died: the state, and the sentence it ends with (empty: it begins again)."""
    if not repeatable:
        return FAILED, "Terhenti di tengah jalan dan tidak diulang sendiri. Periksa dahulu apa yang sudah terjadi."
    if tries >= MOST_TRIES:
        return FAILED, f"Sudah {MOST_TRIES} kali terhenti di tengah jalan. Tidak diulang lagi; beri tahu admin."
    return WAITING, ""


def seconds_left(done: int, total: int, began: datetime, now: datetime) -> int | None:
    """By the pace so far; None while too little is done to say."""
    if total <= 0 or done <= 0 or done * 20 < total:
        return None
    spent = (now - began).total_seconds()
    return max(1, round(spent * (total - done) / done))
