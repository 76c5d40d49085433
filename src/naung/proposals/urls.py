"""The room's addresses, all within one programme."""

from django.urls import path

from naung.proposals.absent import views as absent
from naung.proposals.incoming import views as incoming
from naung.proposals.matches import views as matches
from naung.proposals.shared import views as shared

urlpatterns = [
    path("program/<slug:code>/daftar/", incoming.lists, name="incoming"),
    path("program/<slug:code>/daftar/unggah/", incoming.new, name="incoming-new"),
    path("program/<slug:code>/daftar/<int:upload_id>/", incoming.one, name="incoming-one"),
    path("program/<slug:code>/daftar/<int:upload_id>/sel/", incoming.cells, name="incoming-cells"),
    path("program/<slug:code>/daftar/<int:upload_id>/baris/", incoming.rows, name="incoming-rows"),
    path("program/<slug:code>/daftar/<int:upload_id>/perbaikan/", incoming.back, name="incoming-back"),
    path("program/<slug:code>/daftar/<int:upload_id>/baca-ulang/", incoming.read_again, name="incoming-again"),
    path("program/<slug:code>/daftar/<int:upload_id>/terima/", incoming.accept, name="incoming-accept"),
    path("program/<slug:code>/daftar/<int:upload_id>/batal/", incoming.reject, name="incoming-reject"),
    path("program/<slug:code>/cocokkan/", matches.matches, name="matches"),
    path("program/<slug:code>/cocokkan/nik/", shared.shared, name="matches-shared"),
    path("program/<slug:code>/cocokkan/nik/<slug:key>/", shared.shared_one, name="matches-shared-one"),
    path("program/<slug:code>/cocokkan/<slug:key>/", matches.matches_one, name="matches-one"),
    path("program/<slug:code>/belum-terdaftar/", absent.absent, name="absent"),
    path("program/<slug:code>/belum-terdaftar/unduh/", absent.absent_file, name="absent-file"),
]
