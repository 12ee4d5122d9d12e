// The elements of HTML that the program tells apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace pressmark {

// clang-format off
// Elements by name; the order is not meaningful. Unknown elements are kOther.
#define PRESSMARK_TAGS(X)                                                                                            \
  X(A, "a") X(Abbr, "abbr") X(Address, "address") X(Article, "article") X(Aside, "aside") X(Audio, "audio")          \
  X(B, "b") X(Base, "base") X(Blockquote, "blockquote") X(Body, "body") X(Br, "br") X(Button, "button")              \
  X(Canvas, "canvas") X(Caption, "caption") X(Center, "center") X(Cite, "cite") X(Code, "code") X(Dd, "dd")          \
  X(Del, "del") X(Details, "details") X(Dialog, "dialog") X(Div, "div") X(Dl, "dl") X(Dt, "dt") X(Em, "em")          \
  X(Embed, "embed") X(Fieldset, "fieldset") X(Figcaption, "figcaption") X(Figure, "figure") X(Font, "font")          \
  X(Footer, "footer") X(Form, "form") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(H4, "h4") X(H5, "h5") X(H6, "h6")        \
  X(Head, "head") X(Header, "header") X(Hgroup, "hgroup") X(Hr, "hr") X(Html, "html") X(I, "i") X(Iframe, "iframe")  \
  X(Img, "img") X(Input, "input") X(Ins, "ins") X(Label, "label") X(Li, "li") X(Link, "link") X(Main, "main")        \
  X(Mark, "mark") X(Menu, "menu") X(Meta, "meta") X(Nav, "nav") X(Noscript, "noscript") X(Object, "object")          \
  X(Ol, "ol") X(Option, "option") X(P, "p") X(Picture, "picture") X(Pre, "pre") X(Q, "q") X(S, "s") X(Script, "script") \
  X(Section, "section") X(Select, "select") X(Small, "small") X(Source, "source") X(Span, "span")                    \
  X(Strong, "strong") X(Style, "style") X(Sub, "sub") X(Summary, "summary") X(Sup, "sup") X(Svg, "svg")              \
  X(Table, "table") X(Tbody, "tbody") X(Td, "td") X(Template, "template") X(Textarea, "textarea") X(Tfoot, "tfoot")  \
  X(Th, "th") X(Thead, "thead") X(Time, "time") X(Title, "title") X(Tr, "tr") X(U, "u") X(Ul, "ul") X(Video, "video") \
  X(Wbr, "wbr")

enum class Tag : std::uint8_t {
  kText,
  kOther,
#define PRESSMARK_ENUMERATOR(name, text) k##name,
  PRESSMARK_TAGS(PRESSMARK_ENUMERATOR)
#undef PRESSMARK_ENUMERATOR
};
// clang-format on

// The lower-case name; "#text" and "" for kText and kOther.
[[nodiscard]] std::string_view tag_name(Tag tag);
// The tag of an element name in any letter case; kOther if unknown.
[[nodiscard]] Tag tag_for_name(std::string_view name);

}  // namespace pressmark
