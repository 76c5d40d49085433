"""The room's addresses. Each name has a row in office/permissions/routes.csv."""

from django.urls import path

from naung.decisions.people import views as people
from naung.decisions.programme import views as programme
from naung.decisions.runs import views as runs

urlpatterns = [
    path("program/<slug:code>/aturan/", programme.rules, name="rules"),
    path("program/<slug:code>/aturan/periksa/", programme.check, name="rules-check"),
    path("program/<slug:code>/aturan/<slug:part>/", programme.part, name="rules-part"),
    path("program/<slug:code>/hasil/", runs.runs, name="runs"),
    path("program/<slug:code>/hasil/baru/", runs.new, name="runs-new"),
    path("program/<slug:code>/hasil/banding/", runs.compare, name="runs-compare"),
    path("program/<slug:code>/hasil/<int:number>/", runs.one, name="runs-one"),
    path("program/<slug:code>/hasil/<int:number>/teruskan/", runs.choose, name="runs-choose"),
    path("program/<slug:code>/orang/", people.persons, name="persons"),
    path("program/<slug:code>/orang/<int:run>/<int:key>/", people.one, name="persons-one"),
    path("program/<slug:code>/orang/<int:run>/<int:key>/nik/", people.nik, name="persons-nik"),
    path("program/<slug:code>/hasil/<int:run>/orang/", people.rows, name="rows"),
    path("program/<slug:code>/hasil/<int:run>/orang/ekspor/", people.rows_export, name="rows-export"),
]
