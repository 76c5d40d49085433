"""What a month of cover costs: the 33 bases of PP 44/2015 Lampiran II, and nothing about programmes."""

from .refusals import Refused

JKM_IDR = 6_800
FIRST_MONTH = "2015-07"  # PP 44/2015 is in force from 1 July 2015
BASES_IDR = (
    *(1_000_000, 1_200_000, 1_400_000, 1_600_000, 1_800_000, 2_000_000, 2_200_000, 2_400_000, 2_600_000),
    *(2_950_000, 3_450_000, 3_950_000, 4_450_000, 4_950_000, 5_450_000, 5_950_000, 6_450_000, 6_950_000),
    *(7_450_000, 7_950_000, 8_700_000, 9_700_000, 10_700_000, 11_700_000, 12_700_000, 13_700_000, 14_700_000),
    *(15_700_000, 16_700_000, 17_700_000, 18_700_000, 19_700_000, 20_700_000),
)


def monthly_price_idr(base_idr: int, first_month: str) -> int:
    """JKK, 1 % of the base, and JKM, flat. Refused: an income base the law does not have in the first month."""
    if base_idr not in BASES_IDR or first_month < FIRST_MONTH:
        raise Refused(f"income_base_idr: {base_idr} is no base of the law in {first_month}")
    return base_idr // 100 + JKM_IDR


def price_idr(base_idr: int, first_month: str, months: int) -> int:
    """Contract 5: price = sum of the law's monthly contribution over the covered months."""
    return sum(monthly_price_idr(base_idr, first_month) for _ in range(months))
