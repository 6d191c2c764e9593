"""What the demo's web does in each week, and what is true of it: one row a target.

Verdicts and reasons are those of one check; what becomes of them over time (suspect, broken, recovered) follows from the three
weeks in a row.
"""

from crawler.demo.scene import WEEKS, Act, Scene, Target, Truth
from crawler.records import Download, TitleMatch, Verdict

__all__ = ["TARGETS", "WEEKS", "Act", "Scene", "Target", "Truth"]

_OK_PAGE = Truth(Verdict.OK, title=TitleMatch.SAME)
_OK_FILE = Truth(Verdict.OK, title=TitleMatch.SAME, download=Download.GOOD)


def _always(scene: Scene) -> tuple[Scene, Scene, Scene]:
    return (scene, scene, scene)


def _broken(act: Act, reason: str, download: Download = Download.NONE) -> Scene:
    return Scene(act, Truth(Verdict.BROKEN, reason, download=download))


_PAGE = Scene(Act.PAGE, _OK_PAGE)
_FILE = Scene(Act.FILE, _OK_FILE)
_BESIDE = Truth(Verdict.OK, title=TitleMatch.UNKNOWN)
_SIDE_PAGE = Scene(Act.PAGE, _BESIDE)
_SIDE_FILE = Scene(Act.FILE, Truth(Verdict.OK, title=TitleMatch.UNKNOWN, download=Download.GOOD))
_CATALOGUE = Scene(Act.CATALOGUE, _BESIDE)
_SLOW = Scene(Act.SLOW_PAGE, _OK_PAGE)
_MOVED_FILE = Scene(Act.MOVED, Truth(Verdict.MOVED, "moved-permanently", title=TitleMatch.SAME, download=Download.GOOD))
_NO_PAGE = _broken(Act.NOT_FOUND, "not-found")
_NO_FILE = _broken(Act.NOT_FOUND, "not-found", Download.BROKEN)
_GONE = _broken(Act.GONE, "gone")
_SOFT_404 = _broken(Act.SOFT_404, "soft-404")
_TO_HOME = _broken(Act.TO_HOME, "redirected-home")
_CUT_FILE = _broken(Act.CUT_FILE, "download-truncated", Download.BROKEN)
_PAGE_FOR_FILE = _broken(Act.PAGE_FOR_FILE, "not-the-document", Download.BROKEN)
_DEAD_HOST = _broken(Act.NO_LISTENER, "connection-refused")
_EXPIRED = _broken(Act.EXPIRED_CERTIFICATE, "certificate-expired")
_CHALLENGE = Scene(Act.CHALLENGE, Truth(Verdict.UNSURE, "challenge"))
_LOGIN = Scene(Act.TO_LOGIN, Truth(Verdict.UNSURE, "login-required"))
_DISALLOWED = Scene(Act.DISALLOWED, Truth(Verdict.SKIPPED, "robots-disallowed"))
_OTHER_PAGE = Scene(
    Act.PAGE, Truth(Verdict.OK, title=TitleMatch.DRIFTED), says="Ten garden sheds for very small gardens"
)
_OTHER_EDITION = Scene(
    Act.FILE,
    Truth(Verdict.OK, title=TitleMatch.DRIFTED, download=Download.GOOD),
    says="Right Here, Right Now: taking co-production into the mainstream (second edition, 2014)",
)

TARGETS: tuple[Target, ...] = (
    # The links of pages/useful-resources.html, from top to bottom.
    Target(
        "network",
        "/learning/section/research/",
        "& reports",
        _always(_CATALOGUE),
        "The other catalogue.",
    ),
    Target(
        "network",
        "/membership/",
        "Join the network",
        _always(_SIDE_PAGE),
        "Members meet four times a year, in person or online, and share what they have tried with others who plan or use services.",
    ),
    Target(
        "centre",
        "/assets/co-production-health-social-care.pdf",
        "Co-production in Health and Social Care: What it is and how to do it",
        _always(_FILE),
        "This guide describes why services and the people who use them gain when they plan care together, with local case studies.",
    ),
    Target(
        "centre",
        "/assets/doing-with-not-to.pdf",
        "Doing with, not to: Community Resilience and Co-production",
        _always(_NO_FILE),
        "A practice exchange event brought together projects that work on resilience with the people who pay for services.",
    ),
    Target(
        "centre",
        "/assets/community-development-and-co-production.pdf",
        "Community Development and Co-production - issues for policy and practice",
        _always(_MOVED_FILE),
        "The paper asks what community workers already know of treating people who use a service as people with skills.",
    ),
    Target(
        "centre",
        "/assets/getting-to-grips-with-the-language.pdf",
        "Community Resilience and Co-production - getting to grips with the language: a briefing paper",
        (_FILE, _NO_FILE, _NO_FILE),
        "Resilience, capacity, assets and participation are often used as if they were one word; this briefing takes them apart.",
    ),
    Target(
        "centre",
        "/assets/delivering-sustainable-outcomes.pdf",
        "Delivering sustainable outcomes with less money",
        _always(_CUT_FILE),
        "Public spending is falling; the paper argues for a changed relationship between communities and services.",
    ),
    Target(
        "centre",
        "/policy/making-the-most-of-our-communities/",
        "Making the most of our communities: Using an asset model to tackle poverty and improve health",
        _always(_PAGE),
        "Two national reports on child poverty and on health rest on the same idea: begin with what a community has.",
    ),
    Target(
        "centre",
        "/what/asset-alliance-scotland/",
        "Asset Alliance Scotland",
        _always(_SIDE_PAGE),
        "The alliance links people who work with the strengths of communities, and collects examples from all parts of Scotland.",
    ),
    Target(
        "centre",
        "/case-studies/assets-in-action/",
        "Assets in Action",
        _always(_SLOW),
        "In the north of Glasgow a partnership asked children and families what is good about where they live, and began there.",
    ),
    Target(
        "library",
        "/reports/what-makes-us-healthy.pdf",
        "What makes us healthy? The asset approach in practice: evidence, action, evaluation",
        _always(_FILE),
        "Social relationships and a sense of control protect health; the book gathers the evidence and asks how to measure it.",
        imprint="Jane Foot",
    ),
    Target(
        "library",
        "/topics/asset-based-approaches/",
        "Asset based approaches",
        _always(_SIDE_PAGE),
        "Books, papers and films about working with the strengths of people and places, chosen by our librarians.",
    ),
    Target(
        "blog",
        "/benefits-of-co-production/",
        "The Benefits of Co-production",
        (_PAGE, _OTHER_PAGE, _OTHER_PAGE),
        "Sixty people answered the questionnaire; here is what they say they gained, and what they found hard.",
    ),
    Target(
        "foundation",
        "/publications/a-manifesto/",
        "Co-production: a manifesto for growing the economy",
        _always(_CHALLENGE),
        "Families and neighbours are a second economy on which the first one depends.",
    ),
    Target(
        "lab",
        "/publications/challenge-of-co-production.pdf",
        "The Challenge of Co-production: How equal partnerships between professionals and the public are crucial to improving public services",
        _always(_FILE),
        "The word is used for many things; this paper says what it means, what it does not mean, and what is known of its effects.",
        imprint="David Boyle and Michael Harris, December 2009",
    ),
    Target(
        "lab",
        "/publications/right-here-right-now.pdf",
        "Right Here, Right Now: taking co-production into the mainstream",
        _always(_OTHER_EDITION),
        "The report charts ways to make the involvement of users the ordinary way to design and deliver services.",
        imprint="David Boyle, Anna Coote, Chris Sherwood and Julia Slay. Second edition, March 2014",
    ),
    Target(
        "lab",
        "/publications/radical-efficiency.pdf",
        "Radical Efficiency: Different, better, lower cost public services",
        _always(_PAGE_FOR_FILE),
        "Ten case studies show services that cost less because they set out from another view of the problem.",
    ),
    Target(
        "governance",
        "/health-and-social-care/",
        "CO-PRODUCTION IN HEALTH AND SOCIAL CARE: What it is and how to do it",
        _always(_PAGE),
        "An outline of how patients, carers and professionals shape health and social care together in Scotland.",
        title="Co-production in health and social care: What it is and how to do it",
    ),
    Target(
        "governance",
        "/members/co-production-toolkit/",
        "Governance International - Co-production toolkit",
        _always(_LOGIN),
        "Five steps for those who commission services, with worksheets for each.",
    ),
    Target(
        "governance",
        "/downloads/public-service-co-production-toolkit.docx",
        "Public Service Co-Production Toolkit",
        _always(_SIDE_FILE),
        "Worksheets to copy, fill in and change, for a first meeting with the people who use a service.",
    ),
    # The links of pages/research-and-reports.html, from top to bottom; the lab's document is in both.
    Target(
        "trust",
        "/projects/co-produced-evidence/",
        "Co-produced evidence and robust methodologies",
        _always(_PAGE),
        "At a round table researchers and funders asked whether evidence made together can be as strong as evidence made apart.",
    ),
    Target(
        "trust",
        "/papers/co-production-and-community-development/",
        "Co-production an community development",
        _always(_GONE),
        "A discussion paper on what the two fields have in common.",
    ),
    Target(
        "library",
        "/reports/manifesto-for-growing-the-core-economy.pdf",
        "Co-production - a manifesto for growing the core economy",
        _always(_FILE),
        "Care, trust and neighbourliness are work too; the pamphlet asks public services to help them grow.",
        title="Co-production: A manifesto for growing the core economy",
        imprint="New Economics Foundation, 2008",
    ),
    Target(
        "policy",
        "/briefings/co-production-in-scotland/",
        "Co-production in Scotland - A policy overview",
        _always(_TO_HOME),
        "Laws and strategies of the last years that ask services to plan with people.",
    ),
    Target(
        "survey",
        "/publications/social-attitudes-survey-2015/",
        "Social Attitudes Survey 2015",
        (_NO_PAGE, _NO_PAGE, _PAGE),
        "Of some 1,300 people asked in 2015, nearly all want local people to be involved in how public services are run.",
    ),
    Target(
        "impact",
        "/insights/rethinking-public-services-interviews/",
        "Rethinking public services - interviews",
        _always(_SOFT_404),
        "Conversations with people who changed a public service from within.",
    ),
    Target(
        "press",
        "/books/asset-based-approaches/",
        "Asset based Approaches: Their rise, role and reality",
        _always(_EXPIRED),
        "The book follows the idea through three fields of policy: health, schools and the care of older people.",
    ),
    Target(
        "rights",
        "/reports/participatory-research/",
        "Participatory research: Health and human rights",
        _always(_PAGE),
        "Volunteers who have been without a home tell what it takes to see a doctor, and what they would change.",
    ),
    Target(
        "consult",
        "/blog/growing-community-capacity/",
        "Growing Community Capacity - OPM",
        _always(_DISALLOWED),
        "A look at small grants, paid organisers and shared buildings, and at what each can do.",
    ),
    Target(
        "budgets",
        "/reports/collective-budgets/",
        "Can collective budgets support people in times of austerity?",
        _always(_DEAD_HOST),
        "Groups of people put their personal budgets together and bought what none could buy alone.",
    ),
    Target(
        "evidence",
        "/health-and-social-care/involvement/",
        "Involvment in Health and Social Care",
        _always(_PAGE),
        "Reports from 2013 on how patients and carers were heard when health and social care were brought together.",
        title="Involvement in Health and Social Care",
    ),
    Target(
        "evidence",
        "/later-life/widening-the-choices/",
        "Widening the choices for support in our old age",
        _always(_PAGE),
        "Four studies look at shared lives, home share, mutual aid and villages where older people decide.",
    ),
    Target(
        "library",
        "/papers/co-production-and-community-resilience.pdf",
        "Co-production and community resilliance",
        _always(_FILE),
        "Where the words come from, who uses them, and why it matters which one is chosen.",
        title="Co-production and community resilience",
    ),
)
