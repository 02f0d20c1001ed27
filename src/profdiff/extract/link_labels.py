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
    "leaderboard docs quarto read here online download citation ppt pptx official camera ready "
    "zenodo "
    "pubmed pmc biorxiv ssrn dblp scholar google source implementation materials material "
    "summary interview podcast x www list publication publications complete search ads inspire "
    "on via draft drafts working current "
    "论文 代码 数据 幻灯片 视频 录像 海报 链接 下载 项目主页 主页 论文链接 論文 投影片 影片 "
    "スライド 動画 ポスター コード リンク 資料 논문 코드 슬라이드 영상 발표자료 링크 "
    "folien vortrag vidéo diapos diaporama présentation affiche texte "
    "diapositivas vídeo póster enlace presentación apresentação cartaz presentazione".split()
)
