"""The room's addresses. Each name has a row in the office's permissions/routes.csv."""

from django.urls import path

from naung.decisions.people import views as people

urlpatterns = [
    path("program/<slug:code>/orang/", people.persons, name="persons"),
    path("program/<slug:code>/orang/<int:run>/<int:key>/", people.one, name="persons-one"),
    path("program/<slug:code>/orang/<int:run>/<int:key>/nik/", people.nik, name="persons-nik"),
    path("program/<slug:code>/hasil/<int:run>/orang/", people.rows, name="rows"),
    path("program/<slug:code>/hasil/<int:run>/orang/ekspor/", people.rows_export, name="rows-export"),
]
