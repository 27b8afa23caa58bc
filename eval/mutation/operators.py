"""All operators, by family."""

from eval.mutation import (
    attribution,
    citing,
    claims,
    dates,
    disagreeing,
    forms,
    inserting,
    naming,
    numbers,
    polarity,
    quoting,
    roles,
    wording,
)
from eval.mutation.material import Operator

OPERATORS: tuple[Operator, ...] = tuple(
    sorted(
        (
            operator
            for module in (
                numbers,
                dates,
                naming,
                roles,
                polarity,
                claims,
                attribution,
                citing,
                quoting,
                inserting,
                disagreeing,
                wording,
                forms,
            )
            for operator in module.OPERATORS
        ),
        key=lambda operator: operator.survives,
    )
)
"""Those whose outcome is wrong, then those whose outcome is still true."""

BY_NAME = {operator.name: operator for operator in OPERATORS}
