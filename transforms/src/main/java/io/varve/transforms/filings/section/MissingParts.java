package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of an annual report that have a heading but no items: "Part III. The information called for
 * by items 10 to 14 is incorporated by reference." Such a part is one section under its first item.
 */
final class MissingParts {

  private static final List<String> PARTS = List.of("I", "II", "III", "IV");
  private static final double SCORE = 3;

  private MissingParts() {}

  /** Returns the headings with those of such parts among them. */
  static List<HeadingChoice.Chosen> fill(
      Form form, CanonicalText text, List<HeadingChoice.Chosen> chosen) {
    if ((form != Form.TEN_K && form != Form.TEN_KSB) || chosen.isEmpty()) {
      return chosen;
    }
    List<HeadingChoice.Chosen> all = new ArrayList<>(chosen);
    for (String part : PARTS) {
      Optional<Candidate.Meaning> items = items(form, part);
      boolean missing =
          all.stream().noneMatch(c -> c.meaning().first().part().equals(Optional.of(part)));
      if (missing && items.isPresent()) {
        int at = 0;
        while (at < all.size() && all.get(at).meaning().lastRank() < items.get().first().rank()) {
          at++;
        }
        int from = at == 0 ? text.blocks().size() : all.get(at - 1).candidate().lastBlock() + 1;
        int to = at == all.size() ? text.blocks().size() : all.get(at).candidate().block();
        int place = at;
        heading(text, part, from, to, items.get())
            .ifPresent(found -> all.add(place, new HeadingChoice.Chosen(found, items.get())));
      }
    }
    return all;
  }

  private static Optional<Candidate.Meaning> items(Form form, String part) {
    List<ItemDefinition> own = new ArrayList<>();
    int rank = -1;
    for (ItemDefinition item : ItemCatalog.of(form)) {
      // The first meaning of a number says where it belongs today.
      if (item.rank() > rank && item.part().equals(Optional.of(part))) {
        own.add(item);
      }
      rank = item.rank();
    }
    return own.stream().findFirst().map(first -> meaning(first, own.get(own.size() - 1).rank()));
  }

  private static Candidate.Meaning meaning(ItemDefinition first, int lastRank) {
    return new Candidate.Meaning(first, lastRank, lastRank, 0, SCORE);
  }

  private static Optional<Candidate> heading(
      CanonicalText text, String part, int from, int to, Candidate.Meaning items) {
    for (int i = from; i + 1 < to; i++) {
      Block block = text.blocks().get(i);
      String line = text.of(block);
      boolean heading =
          ItemMarker.partHeading(line).filter(part::equals).isPresent()
              && !CandidateScan.endsInPageNumber(line)
              && block.layout().linked() <= 0.3;
      if (heading) {
        Candidate.Evidence evidence = new Candidate.Evidence(false, false, -1);
        String title = line.strip();
        return Optional.of(new Candidate(i, i, List.of(items), title, block.end(), evidence));
      }
    }
    return Optional.empty();
  }
}
