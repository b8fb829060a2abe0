"""Every address of the house. Each handler declares the action that it is for."""

from lianfang.web.pages import bulletins, entrance, points, steps

ROUTES = [
    entrance.health,
    entrance.home,
    entrance.login_page,
    entrance.login,
    entrance.phone,
    entrance.code,
    entrance.slip_page,
    entrance.use_slip,
    entrance.logout,
    entrance.look,
    steps.second_page,
    steps.take_second,
    steps.password_page,
    steps.take_password,
    steps.prove_page,
    steps.take_proof,
    points.my_points,
    points.why_points,
    bulletins.weeks,
    bulletins.one_week,
    bulletins.change_advice,
    bulletins.sign,
]
