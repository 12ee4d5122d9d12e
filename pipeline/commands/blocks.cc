// pressmark blocks: the blocks of pages with the features that the classifier sees, for training it (tools/train).

#include <CLI/CLI.hpp>
#include <memory>

#include "core/text/charset.h"
#include "extract/page/block_features.h"
#include "extract/page/json_ld.h"
#include "extract/page/metadata/page_head.h"
#include "normalize/json.h"
#include "pipeline/commands/command.h"
#include "pipeline/manifest.h"

namespace pressmark {
namespace {

std::string numbers(const std::vector<FeatureIndex>& features) {
  std::string out = "[";
  for (const FeatureIndex feature : features) {
    if (out.size() > 1) out += ',';
    out += std::to_string(feature);
  }
  return out + "]";
}

std::string line_of(const std::string& id, const JudgedPage& page) {
  std::string out = "{\"id\": ";
  append_json_string(out, id);
  out += ", \"blocks\": [";
  const FeatureLister lister(page);
  std::vector<FeatureIndex> features;
  for (std::uint32_t k = 0; k < page.cut.blocks.size(); ++k) {
    const CutBlock& block = page.cut.blocks[k];
    features.clear();
    lister.list(k, features);
    out += k == 0 ? "{\"words\": " : ", {\"words\": ";
    out += std::to_string(block.words) + ", \"features\": " + numbers(features) + ", \"text\": ";
    append_json_string(out, block.text.of(page.cut.text));
    out += "}";
  }
  return out + "]}\n";
}

// A page that cannot be read has no blocks.
std::string line_of(const ManifestDocument& document) {
  const Page& page = document.page;
  std::string none = "{\"id\": ";
  append_json_string(none, page.id);
  none += ", \"blocks\": []}\n";
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

// How the feature numbers are parted among the families, in order: the trainer needs it to name the weights.
std::string families() {
  std::string out = "{\"families\": [";
  for (const BlockFamilyInfo& family : kBlockFamilies) {
    if (&family != kBlockFamilies) out += ", ";
    out += "[\"" + std::string(family.name) + "\", " + std::to_string(family.bins) + "]";
  }
  return out + "]}\n";
}

int run_blocks(const std::string& file, const CommandContext& context) {
  Result<Manifest> manifest = Manifest::open(file);
  if (!manifest) return report_error(manifest.error());
  int status = print(families());
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
