"""Articles that the tests send."""

RIVER = {
    "title": "Ministers sign river accord",
    "text": (
        "Ministers sign river accord\n\n"
        "The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 4 March 2026. "
        "It sets a minimum flow of 310 cubic metres a second at the border.\n\n"
        "The accord may take effect in July, Velmora's minister Ana Kirel said. Tarsk's parliament has yet to vote on it."
    ),
    "publisher": "Velmora Courier",
    "published_at": "2026-03-05",
}
PORT = {
    "title": "Dockers at Port Hessel vote to strike",
    "text": (
        "Dockers at Port Hessel vote to strike\n\n"
        "Dockers at Port Hessel voted by 812 to 97 on Tuesday to strike from 1 June over night shifts. "
        "The union's secretary, Jorun Aske, said talks with the port company had failed.\n\n"
        "The company said it would keep two of five terminals open."
    ),
    "publisher": "Hessel Post",
    "published_at": "2026-05-20",
}
