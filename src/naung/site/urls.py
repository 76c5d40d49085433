"""Every address of the office. Each has a name, and each name a row in office/permissions/routes.csv."""

from django.urls import include, path

urlpatterns = [path("", include("naung.office.urls")), path("", include("naung.decisions.urls"))]
handler400 = "naung.site.errors.bad_request"
handler403 = "naung.site.errors.forbidden"
handler404 = "naung.site.errors.not_found"
handler500 = "naung.site.errors.broken"
