"""The office's addresses. Each name has a row in permissions/routes.csv; without one the address opens for nobody."""

from django.urls import path

from naung.office.audit import views as audit
from naung.office.entrance import views as entrance
from naung.office.jobs import views as jobs
from naung.office.looks import views as looks
from naung.office.people import views as people
from naung.office.road import views as road
from naung.office.second import views as second
from naung.office.waiting import views as waiting

urlpatterns = [
    path("", waiting.home, name="home"),
    path("masuk/", entrance.sign_in, name="sign-in"),
    path("masuk/kode/", entrance.factor, name="factor"),
    path("masuk/pasang/", entrance.factor_setup, name="factor-setup"),
    path("masuk/sandi/", entrance.new_password, name="new-password"),
    path("keluar/", entrance.sign_out, name="sign-out"),
    path("saya/", people.myself, name="myself"),
    path("saya/kode-pemulihan/", entrance.own_codes, name="myself-codes"),
    path("saya/sesi/", entrance.own_sessions, name="myself-sessions"),
    path("saya/akun/", second.own_account, name="myself-account"),
    path("peran/", people.roles, name="roles"),
    path("program/", road.programmes, name="programmes"),
    path("program/<slug:code>/", road.programme, name="programme"),
    path("petugas/", people.staff, name="staff"),
    path("petugas/baru/", people.staff_new, name="staff-new"),
    path("petugas/<int:human_id>/", people.staff_one, name="staff-one"),
    path("petugas/<int:human_id>/nik/", people.staff_nik, name="staff-nik"),
    path("akun/<int:account_id>/peran/", people.staff_grant, name="staff-grant"),
    path("akun/<int:account_id>/sandi/", people.staff_password, name="staff-password"),
    path("akun/<int:account_id>/tutup/", people.staff_close, name="staff-close"),
    path("akun/<int:account_id>/buka/", second.reopen, name="staff-open"),
    path("petugas/<int:human_id>/berhenti/", people.staff_leave, name="staff-leave"),
    path("permintaan/<int:wish_id>/", second.wish_one, name="wish-one"),
    path("akun/<int:account_id>/pemulihan/", entrance.reset_ask, name="reset-ask"),
    path("peran/<int:grant_id>/akhiri/", people.staff_ungrant, name="staff-ungrant"),
    path("pemulihan/<int:reset_id>/", entrance.reset_one, name="reset-one"),
    path("jejak/", audit.trail, name="audit"),
    path("jejak/periksa/", audit.check, name="audit-check"),
    path("jejak/kepala.txt", audit.head, name="audit-head"),
    path("jejak/cocokkan/", audit.anchor, name="audit-anchor"),
    path("catatan-akses/", looks.looks, name="looks"),
    path("peringatan/<int:alarm_id>/", looks.alarm_seen, name="alarm-seen"),
    path("pekerjaan/", jobs.jobs, name="jobs"),
    path("pekerjaan/<int:job_id>/", jobs.job, name="job"),
]
