// pressmark blocks: the blocks of pages with the features that the classifier sees, for training it (tools/train).

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>

#include "core/text/charset.h"
#include "extract/page/block_score.h"
#include "extract/page/json_ld.h"
#include "extract/page/metadata/page_head.h"
#include "normalize/json.h"
#include "pipeline/commands/command.h"
#include "pipeline/manifest.h"

namespace pressmark {
namespace {

void append_number(std::string& out, float value) {
  char digits[32];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  out.append(digits, end);
}

std::string features_of(const FirstOpinion& first, std::uint32_t k) {
  std::string out = "[";
  for (std::uint32_t i = first.starts[k]; i < first.starts[k + 1]; ++i) {
    if (out.size() > 1) out += ',';
    out += std::to_string(first.features[i]);
  }
  return out + "]";
}

std::string list(const BlockNumbers& numbers) {
  std::string out = "[";
  for (const float number : numbers) {
    if (out.size() > 1) out += ',';
    append_number(out, number);
  }
  return out + "]";
}

std::string block_line(const JudgedPage& page, const FirstOpinion& first, NumberLister& lister, std::uint32_t k) {
  const CutBlock& block = page.cut.blocks[k];
  const NodeIndex parent = page.document.nodes()[block.element].parent;
  std::string out = "{\"words\": " + std::to_string(block.words);
  out += ", \"parent\": " + (parent == kNoNode ? std::string("-1") : std::to_string(parent));
  out += ", \"features\": " + features_of(first, k) + ", \"numbers\": " + list(lister.list(k)) + ", \"text\": ";
  append_json_string(out, block.text.of(page.cut.text));
  return out + "}";
}

std::string line_of(const std::string& id, const JudgedPage& page) {
  std::string out = "{\"id\": ";
  append_json_string(out, id);
  out += ", \"blocks\": [";
  const FirstOpinion first = first_opinion(page);
  NumberLister lister(page, first);
  const std::vector<float> scores = score_blocks(page);
  for (std::uint32_t k = 0; k < page.cut.blocks.size(); ++k) {
    if (k > 0) out += ", ";
    out += block_line(page, first, lister, k);
  }
  out += "], \"scores\": [";
  for (std::size_t k = 0; k < scores.size(); ++k) {
    if (k > 0) out += ',';
    append_number(out, scores[k]);
  }
  return out + "]}\n";
}

// A page that cannot be read has no blocks.
std::string line_of(const ManifestDocument& document) {
  const Page& page = document.page;
  std::string none = "{\"id\": ";
  append_json_string(none, page.id);
  none += ", \"blocks\": [], \"scores\": []}\n";
  if (document.error) return none;
  const Result<DecodedText> decoded = decode({page.bytes, page.content_type, true});
  if (!decoded) return none;
  const Result<Document> tree = parse_html(decoded->text, ParseLimits{});
  if (!tree) return none;
  const PageHead head = read_page_head(*tree);
  const LinkedData data = read_linked_data(*tree, head.canonical.empty() ? page.url : head.canonical);
  const BlockCut cut = cut_blocks(*tree);
  const PageHints hints = make_hints(head, data);
  const BlockContext context = make_context(*tree, cut, hints);
  return line_of(page.id, JudgedPage{*tree, cut, hints, context});
}

// How the features are parted among the families and what the numbers are called, in order.
std::string head_line() {
  std::string out = "{\"families\": [";
  for (const BlockFamilyInfo& family : kBlockFamilies) {
    if (&family != kBlockFamilies) out += ", ";
    out += "[\"" + std::string(family.name) + "\", " + std::to_string(family.bins) + "]";
  }
  out += "], \"numbers\": [";
  for (const std::string_view name : kBlockNumberNames) {
    if (name != kBlockNumberNames[0]) out += ", ";
    out += "\"" + std::string(name) + "\"";
  }
  return out + "]}\n";
}

int run_blocks(const std::string& file, const CommandContext& context) {
  Result<Manifest> manifest = Manifest::open(file);
  if (!manifest) return report_error(manifest.error());
  int status = print(head_line());
  while (status == kExitDone && !context.cancel->load()) {
    std::optional<ManifestRow> row = manifest->next();
    if (!row) break;
    status = print(line_of(read_document(std::move(*row), FileLimits{})));
  }
  return status;
}

}  // namespace

void add_blocks(CLI::App& app, CommandContext& context) {
  auto file = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("blocks", "Print the blocks of pages with their features, to train the block classifier");
  command->add_option("--manifest", *file, "JSON Lines naming the pages, as for extract")
      ->required()
      ->type_name("FILE");
  command->callback([file, &context] { context.chosen = [file, &context] { return run_blocks(*file, context); }; });
}

}  // namespace pressmark
