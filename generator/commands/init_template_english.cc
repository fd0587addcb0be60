#include "commands/init_template.h"

namespace zhanting {

namespace {

/// The Chinese showcase retold: the same records under the same slugs.
constexpr TemplateFile kFiles[] = {
    {"README.md", R"(# Our showcase

This folder is an online showcase. Its “Yunxi Library” is made up: put your own content in its place.

## From day to day

1. Open the preview: run `zhanting serve` in this folder and open the address that it prints. The page follows every save; a mistake shows on the page with its file and line.
2. Add an entry: `zhanting new branch --name "Name of the branch"` (or `highlight`, `report`, `organisation`, `theme`, `page`). It writes a pair of files: facts go into the `.json`, the story into the `.md`.
3. Change content: numbers, honours and dates belong in the `.json`, as the source has them, with unit, scope and period; tell the story in your own words in the `.md`.
4. Check: `zhanting check --strict`, and mend what it finds.
5. Proofread: `zhanting proof`, and hold the printed sheets of `proof/` against the source.
6. Make the site: `zhanting build` writes it into `site/`. Copy that folder to any web server, or open `site/index.html` by a double click.

## Where things are

| folder | holds |
|---|---|
| `content/site.json` | name, menu, what the home page shows |
| `content/reports/` | reports |
| `content/branches/` | branches |
| `content/highlights/` | highlights |
| `content/organisations/` | organisations |
| `content/themes/` | themes |
| `content/pages/` | other pages |
| `content/photos/` | pictures that several records share |

A file's name is part of its address: small letters, digits and hyphens. The pictures of one entry go into the folder of the entry's name.

Opened in VS Code, the `.json` files are completed and checked while you type.
)"},
    {".vscode/extensions.json", R"({
  "recommendations": []
}
)"},
    {"content/site.json", R"({
  "name": "Yunxi Library Online",
  "summary": "The branches of a library and what they did. This example is made up: put your own content in its place.",
  "language": "en",
  "editor": "The editors of the showcase",
  "navigation": [
    {"url": "/reports/", "title": "Reports"},
    {"url": "/themes/", "title": "Themes"},
    {"url": "/figures/", "title": "Figures"},
    {"page": "about", "title": "About"}
  ],
  "home": {
    "report": "library",
    "figures": ["reader-service#readers", "mountain-bus#villages"],
    "organisations": ["yunxi-library"]
  }
}
)"},
    {"content/reports/library.json", R"({
  "title": "Bringing books to readers: four stories of Yunxi Library",
  "short_title": "Bringing books to readers",
  "subtitle": "Two branches and two good deeds",
  "publisher": "Yunxi Daily",
  "date": "2024-04-23",
  "covers": "2023",
  "order": 1,
  "sections": [
    {"slug": "branches", "title": "Branches", "summary": "The people behind the counter and at the workbench."},
    {"slug": "deeds", "title": "Deeds", "summary": "Changes that readers can see."}
  ],
  "summary": "Two branches of Yunxi Library and two deeds: a counter that stays open, old books mended, a book bus in the mountains, readings at noon.",
  "photos": [
    {"file": "/library.svg", "alt": "A library at the foot of a mountain, a book bus before its door", "caption": "The library and its book bus", "illustration": true}
  ],
  "themes": ["reading"],
  "source": {"publication": "Yunxi Daily", "date": "2024-04-23", "page": "page 3"}
}
)"},
    {"content/reports/library.md",
     R"(This report is about the library of a small town. Books do not walk to their readers by themselves: somebody is at work behind the counter, at the workbench and on the mountain road.

The town and the report are made up, to show how reports, branches, highlights, organisations and themes hang together.
)"},
    {"content/branches/reader-service.json", R"({
  "name": "Party Branch of the Readers’ Service, Yunxi Library",
  "short_name": "Readers’ Service Branch",
  "form": "page",
  "slogan": "Where there is light, there is somebody",
  "report": "library",
  "section": "branches",
  "order": 1,
  "organisation": "yunxi-library",
  "summary": "Twelve members take turns at a night counter, so that people who work all day can borrow books.",
  "figures": [
    {"id": "readers", "value": "36,000", "unit": "visits", "label": "to the night counter", "period": "2023", "number": 36000, "ref": "paragraph 2"},
    {"id": "members", "value": "12", "unit": "members", "label": "who take turns at the night counter", "number": 12, "ref": "paragraph 2"}
  ],
  "honours": [
    {"name": "Youth Model Unit of Yunxi", "kind": "designation", "level": "municipal", "year": 2023, "ref": "paragraph 5"}
  ],
  "brands": [
    {"name": "Night counter", "kind": "platform", "note": "A desk for lending and returning, open from 18:00 to 22:00", "ref": "paragraph 2"}
  ],
  "themes": [{"slug": "reading", "why": "The counter is open until ten, so people can borrow books after work."}]
}
)"},
    {"content/branches/reader-service.md",
     R"(The library used to close at six. That is when factories change shifts and schools let out, and many readers reached the door only to find a sign that said “Please come tomorrow”. The branch of the readers’ service put the matter on its agenda.

## What they did

First they found out what was needed. For two weeks members stood at the door and asked everybody who came too late when they had come and what for. Most wanted to return one book and borrow another. So the branch did not ask for the whole library to stay open, only for one counter on the ground floor: the night counter.

Twelve members formed six pairs. The work of the day stayed the same, but after a night shift they may come later in the morning. Those with small children have the weekends, those who live far away the first half of the evening. The roster hangs at the counter, where readers see who is on duty.

It was not easy. At first nobody on the night shift knew how to run the lending machine, and when it failed they could only write things down. The branch asked a colleague of the technical department to teach them on three evenings, and wrote a card of two pages that now lies under the glass of the counter.

## What came of it

After a year more readers come than anybody expected. One wrote that she passes by after her late shift, sees the light and goes in to sit for a while. The branch made ten points of what readers wished for and has done seven of them, among them a lamp above the door and a basket of umbrellas for rainy days.
)"},
    {"content/branches/book-repair.json", R"({
  "name": "Party Branch of the Conservation Workshop, Yunxi Library",
  "short_name": "Conservation Branch",
  "form": "page",
  "report": "library",
  "section": "branches",
  "order": 2,
  "organisation": "yunxi-library",
  "summary": "Five conservators mend the library’s old books and look at the old papers of citizens.",
  "figures": [
    {"id": "volumes", "value": "over 410", "unit": "volumes", "label": "of old books mended", "period": "2023", "number": 410, "ref": "paragraph 6"}
  ],
  "brands": [
    {
      "name": "Three looks, three refusals",
      "kind": "mechanism",
      "note": "The rule before any work begins",
      "parts": [
        {"name": "Three looks", "note": "at the paper, at the ink, at the binding"},
        {"name": "Three refusals", "note": "nothing of unknown origin, nothing without a record, nothing that cannot be undone"}
      ],
      "ref": "paragraph 7"
    }
  ],
  "themes": [{"slug": "reading", "why": "Mended books go back to the reading room."}]
}
)"},
    {"content/branches/book-repair.md",
     R"(The workshop is in the basement of the library, with windows to the north, because light harms paper. Four of its five conservators are members; the oldest has done the work for thirty years, the youngest for two. An old book that comes here has to wait, and somebody has to be willing to wait with it.

## What they did

The branch made a rule: look three times before you touch anything, at the paper, at the ink and at the binding, and write down what you see; refuse what is of unknown origin, what has no record and what could not be undone. It seems slow and saves detours. Once a town chronicle was mended in a hurry and had to be taken apart again.

The old teach the young, two at a table. The apprentice mends the first layer, the master looks at it, and only then comes the second. Meetings of the branch moved to the workbench too: whoever is stuck shows the others, and it is often late when they part.

On the last Saturday of each month the workshop opens its door, and citizens bring family books and letters. What is simple is done at once; for the rest they learn how to keep it. An old man brought the letters of his father, and a conservator made a box for them. Not one of them was lost.

## What came of it

Most of the mended books are back in the reading room, where readers may turn their pages with gloves on. Six volumes of records have become the textbook of newcomers. The branch wrote a page on how to keep paper dry and free of insects; it lies on the service desk for everybody.
)"},
    {"content/highlights/mountain-bus.json", R"({
  "name": "A book bus goes into the mountains every week, and fourteen villages have a lending day",
  "short_name": "The book bus",
  "form": "page",
  "report": "library",
  "section": "deeds",
  "order": 1,
  "organisation": "yunxi-library",
  "summary": "An old coach became a book bus that drives into the mountains on fixed days, so that villagers borrow books at their door.",
  "figures": [
    {"id": "villages", "value": "14", "unit": "villages", "label": "where the bus stops", "scope": "in the mountains of Yunxi", "number": 14, "ref": "paragraph 9"},
    {"id": "loans", "value": "nearly 9,000", "unit": "loans", "label": "from the book bus", "period": "2023", "number": 9000, "ref": "paragraph 10"}
  ],
  "events": [
    {"name": "The book bus makes its first trip", "date": "2023-03-05", "place": "in the mountains of Yunxi", "ref": "paragraph 9"}
  ],
  "themes": [{"slug": "reading", "why": "The bus comes on fixed days, so villagers need not go down to the town to borrow a book."}],
  "photos": [
    {"file": "/library.svg", "alt": "A library at the foot of a mountain, a book bus before its door", "caption": "The bus leaves from the library’s door", "illustration": true}
  ]
}
)"},
    {"content/highlights/mountain-bus.md",
     R"(Half of the villages of Yunxi lie in the mountains. To borrow a book from the town took half a day, and to return it another. The library had given out many cards in the mountains; less than a third of them had ever been used.

## Why

When the library asked, villagers spoke of the road. The young had gone to the towns; the old people and children who stayed could not travel easily, and the books of the village reading rooms had not changed for years. The library did its sums: rather than furnish more rooms, let the books go up the mountain.

## What was done

The bus company gave an old coach. Workmen took out its seats, put in shelves and left a small table at the back. The bus leaves every Monday morning and visits three or four villages a day, fourteen in a week. A board at the entrance of each village says which day is its lending day.

The books change once a month, and readers choose them on the trip before: children ask for picture books, old people for plays and medicine, and some for books on pruning fruit trees. What the library does not have is written down and bought first the next month.

In winter ice stopped the bus three times. Librarians put the books into baskets and went up with the postman. Later every village named a keeper, who looks after a box of books while the bus cannot come.

## What came of it

After a year most books have come back in time; those that have not are mostly not read to the end yet. Some villages have moved their market to the lending day, and the bus is now the liveliest place in the village.
)"},
    {"content/highlights/noon-reading.json", R"({
  "name": "Readings at noon",
  "form": "brief",
  "report": "library",
  "section": "deeds",
  "order": 2,
  "organisation": "yunxi-library",
  "figures": [
    {"id": "sessions", "value": "46", "unit": "readings", "label": "held at noon", "period": "2023", "number": 46, "ref": "paragraph 12"}
  ],
  "themes": ["reading"]
}
)"},
    {"content/highlights/noon-reading.md",
     R"(Every Wednesday at noon the library puts twenty chairs into its hall and asks a reader to talk about a book for forty minutes; those who listen may bring their lunch. Cooks have spoken, nurses, pupils, and readers who have come to the library for ten years.
)"},
    {"content/organisations/yunxi-library.json", R"({
  "name": "Yunxi Library",
  "level": "department",
  "summary": "A made-up example: the public library of a small town."
}
)"},
    {"content/themes/reading.json", R"({
  "name": "Reading close to home",
  "summary": "Books come nearer: in time, by road, and when they are opened.",
  "order": 1
}
)"},
    {"content/pages/about.json", R"({
  "title": "About this showcase",
  "summary": "What is shown here and where its numbers come from.",
  "order": 1
}
)"},
    {"content/pages/about.md",
     R"(This showcase tells of Yunxi Library. The town is made up, to show how a showcase is written; when you put your own content in its place, change this page too.

## Where the numbers come from

Numbers stand as the source has them, with unit, scope and period. What the source does not say is not said here.

## If you find a mistake

Please tell the editors. We correct it and say under the entry what was corrected and when.
)"},
};

}  // namespace

std::span<const TemplateFile> english_init_template() {
  return kFiles;
}

}  // namespace zhanting
