"""What links beside a thing are called that say nothing of it: "paper", "code", "demo"."""

#: The words of such links: none of a paper's title, authors or venue.
LABELS = frozenset(
    "paper papers pdf code slides slide video videos talk poster project page projectpage "
    "website web site arxiv doi bib bibtex cite data dataset datasets demo blog supplement "
    "supplementary suppl appendix abstract abs html preprint link github openreview press "
    "tweet thread model models reviews review twitter media tutorial repo repository software "
    "tool package post blogpost news ps hal url ee acm ieee springer publisher proceedings "
    "full text fulltext article journal version extended technical report tr errata "
    "presentation recording youtube bilibili colab notebook huggingface hf benchmark "
    "leaderboard docs read here online download citation ppt pptx official camera ready zenodo "
    "pubmed pmc biorxiv ssrn dblp scholar google source implementation materials material "
    "summary interview podcast x www".split()
)
