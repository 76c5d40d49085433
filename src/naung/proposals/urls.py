"""The proposals' addresses, within a programme."""

from django.urls import path

from naung.proposals.absent import views as absent
from naung.proposals.matches import views as matches
from naung.proposals.shared import views as shared

urlpatterns = [
    path("program/<slug:code>/cocokkan/", matches.matches, name="matches"),
    path("program/<slug:code>/cocokkan/nik/", shared.shared, name="matches-shared"),
    path("program/<slug:code>/cocokkan/nik/<slug:key>/", shared.shared_one, name="matches-shared-one"),
    path("program/<slug:code>/cocokkan/<slug:key>/", matches.matches_one, name="matches-one"),
    path("program/<slug:code>/belum-terdaftar/", absent.absent, name="absent"),
    path("program/<slug:code>/belum-terdaftar/unduh/", absent.absent_file, name="absent-file"),
]
