package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the blocks that may be headings of items and weighs the evidence of each. */
final class CandidateScan {

  /** Blocks are longer only when a paragraph runs on after its heading. */
  private static final int HEADING = 240;

  private static final int SHORT_HEADING = 100;
  private static final double TITLE = 0.75;

  private final DocumentForm document;
  private final Form form;
  private final CanonicalText text;
  private final boolean bare;
  private final List<Candidate> candidates = new ArrayList<>();
  private Optional<String> part = Optional.empty();

  private CandidateScan(DocumentForm document, CanonicalText text, boolean bare) {
    this.document = document;
    this.form = document.form().orElseThrow();
    this.text = text;
    this.bare = bare;
  }

  /** Returns the candidates in reading order. */
  static List<Candidate> of(DocumentForm document, CanonicalText text, Deadline deadline)
      throws ExtractionException {
    return new CandidateScan(document, text, false).candidates(deadline);
  }

  /** Returns the candidates with those that leave out the word: {@code 7. Management's …}. */
  static List<Candidate> numbers(DocumentForm document, CanonicalText text, Deadline deadline)
      throws ExtractionException {
    return new CandidateScan(document, text, true).candidates(deadline);
  }

  private List<Candidate> candidates(Deadline deadline) throws ExtractionException {
    for (int i = 0; i < text.blocks().size(); i++) {
      if ((i & 0xFFF) == 0) {
        deadline.check();
      }
      look(i);
    }
    return candidates;
  }

  private void look(int index) {
    Block block = text.blocks().get(index);
    if (!bare && !ItemMarker.isLikely(text.text(), block.start(), headEnd(block))) {
      return;
    }
    String head = head(block);
    ItemMarker.partHeading(head).ifPresent(heading -> part = Optional.of(heading));
    Optional<ItemMarker> marker = ItemMarker.parse(head);
    if (marker.isPresent()) {
      consider(index, index, head, marker.get());
    } else if (ItemMarker.isWord(head) && index + 1 < text.blocks().size()) {
      String both = head.strip() + " " + head(text.blocks().get(index + 1));
      ItemMarker.parse(both).ifPresent(split -> consider(index, index + 1, both, split));
    } else if (bare && block.length() <= SHORT_HEADING) {
      ItemMarker.bare(head)
          .filter(number -> isTitle(head.substring(number.end()), number))
          .ifPresent(number -> consider(index, index, head, number));
    }
  }

  /** A number says little: the title must be that of the item. */
  private boolean isTitle(String title, ItemMarker number) {
    List<String> words = Words.of(title, 40);
    return ItemCatalog.of(form, number.items().get(0)).stream()
        .anyMatch(item -> item.similarity(words) >= TITLE);
  }

  /**
   * Weighs a heading.
   *
   * @param first number of the block that it begins with
   * @param index number of the block with its number
   */
  private void consider(int first, int index, String head, ItemMarker marker) {
    Block block = text.blocks().get(index);
    marker.part().ifPresent(named -> part = Optional.of(named));
    String after = head.substring(marker.end());
    int last = index;
    boolean alone = Words.of(after, 1).isEmpty() || isNumber(after);
    if (alone && index + 1 < text.blocks().size()) {
      Block next = text.blocks().get(index + 1);
      String title = head(next);
      if (next.length() <= HEADING && ItemMarker.parse(title).isEmpty()) {
        after = title;
        last = index + 1;
      }
    } else if (block.layout().preformatted() && block.length() < HEADING) {
      last = continuation(index, after);
      for (int i = index + 1; i <= last; i++) {
        after = after + " " + head(text.blocks().get(i));
      }
    }
    if (!alone && isQuoted(head, after, marker, block)) {
      return;
    }
    boolean reference = isReference(after, marker, alone);
    boolean runsOn = block.length() > HEADING;
    List<String> words = Words.of(after, 40);
    List<Candidate.Meaning> meanings = new ArrayList<>();
    for (ItemDefinition definition : ItemCatalog.of(form, marker.items().get(0))) {
      double similarity = definition.similarity(words);
      if (((reference || runsOn) && similarity < 0.6) || !document.has(definition)) {
        continue;
      }
      double score =
          1
              + 5 * similarity
              + layout(block, head, marker)
              - doubts(block, after, marker, reference);
      if (form == Form.TEN_Q && part.isPresent()) {
        score += part.equals(definition.part()) ? 2 : -2;
      }
      meanings.add(meaning(marker, definition, similarity, score));
    }
    if (!meanings.isEmpty()) {
      String title = head.substring(0, marker.end()) + " " + after;
      candidates.add(candidate(first, last, title, meanings));
    }
  }

  private Candidate candidate(int index, int last, String whole, List<Candidate.Meaning> meanings) {
    Block block = text.blocks().get(index);
    String title = WhiteSpace.collapse(whole.substring(0, Math.min(HEADING, whole.length())));
    Block end = text.blocks().get(last);
    int bodyStart =
        Math.min(end.end(), block.start() + Math.max(HEADING, end.end() - block.start()));
    Candidate.Evidence evidence =
        new Candidate.Evidence(
            endsInPageNumber(text.of(end)), block.layout().linked() > 0.3, block.table());
    return new Candidate(index, last, meanings, title, bodyStart, evidence);
  }

  /** Titles of plain text run over several lines; a blank line or a sentence ends them. */
  private int continuation(int index, String title) {
    int last = index;
    String line = title;
    while (last + 1 < text.blocks().size() && last - index < 3) {
      Block next = text.blocks().get(last + 1);
      String words = head(next);
      boolean ends = line.stripTrailing().endsWith(".") || endsInPageNumber(line);
      boolean shout = isUpperCase(words) && isUpperCase(title);
      if (next.gapBefore() || ends || !shout || ItemMarker.parse(words).isPresent()) {
        break;
      }
      line = words;
      last++;
    }
    return last;
  }

  private static double layout(Block block, String head, ItemMarker marker) {
    Block.Layout layout = block.layout();
    double score = 0;
    boolean strong =
        layout.boldShare() > 0.5
            || layout.boldLead() >= Math.min(6, marker.end())
            || layout.emphasised() > 0.5;
    score += strong ? 2 : 0;
    score += head.strip().startsWith("ITEM") || head.strip().startsWith("PART") ? 1 : 0;
    score += layout.centered() ? 0.5 : 0;
    score += block.gapBefore() ? 0.5 : 0;
    score += block.length() <= 150 ? 1 : 0;
    return score + (marker.punctuated() ? 0.5 : 0);
  }

  private static double doubts(Block block, String after, ItemMarker marker, boolean reference) {
    double doubt = 0;
    String lower = after.substring(0, Math.min(200, after.length())).toLowerCase(Locale.ROOT);
    doubt += lower.contains("continued)") || lower.contains("(cont") ? 4 : 0;
    doubt += reference ? 3 : 0;
    doubt += marker.suffixed() ? 1 : 0;
    doubt += block.length() > HEADING && block.layout().boldLead() < marker.end() ? 1 : 0;
    return doubt;
  }

  /** "Item 7 of this report" and "Item 1A, above" are sentences, not headings. */
  private static boolean isReference(String after, ItemMarker marker, boolean alone) {
    if (alone || after.isEmpty()) {
      return false;
    }
    boolean small = Character.isLowerCase(after.charAt(0));
    return small && (!marker.punctuated() || !isLowerCaseTitle(after));
  }

  /** "Item 1A, Risk Factors, above" and: Item 7, "Management's Discussion". */
  private static boolean isQuoted(String head, String after, ItemMarker marker, Block block) {
    boolean comma = head.substring(0, marker.end()).stripTrailing().endsWith(",");
    boolean quoted = !after.isEmpty() && "\"\u201C\u201D);".indexOf(after.charAt(0)) >= 0;
    return quoted || (comma && block.length() > SHORT_HEADING);
  }

  /** Some filers print whole titles in small letters. */
  private static boolean isLowerCaseTitle(String after) {
    return after.length() < 120 && !after.contains(". ");
  }

  private Candidate.Meaning meaning(
      ItemMarker marker, ItemDefinition first, double similarity, double score) {
    int last = lastRank(marker, first);
    boolean lettersBetween =
        ItemCatalog.of(form).stream()
            .filter(item -> item.rank() > first.rank() && item.rank() < last)
            .anyMatch(item -> item.lettered() && !marker.items().contains(item.item()));
    int chain = lettersBetween ? first.rank() : last;
    return new Candidate.Meaning(first, last, chain, similarity, score);
  }

  private int lastRank(ItemMarker marker, ItemDefinition first) {
    int rank = first.rank();
    for (String item : marker.items()) {
      for (ItemDefinition definition : ItemCatalog.of(form, item)) {
        if (form != Form.TEN_Q || definition.part().equals(first.part())) {
          rank = Math.max(rank, definition.rank());
        }
      }
    }
    return rank;
  }

  private String head(Block block) {
    return text.text().substring(block.start(), headEnd(block));
  }

  private static int headEnd(Block block) {
    return Math.min(block.end(), block.start() + HEADING + 60);
  }

  private static boolean isUpperCase(String words) {
    return words.equals(words.toUpperCase(Locale.ROOT)) && !Words.of(words, 1).isEmpty();
  }

  private static boolean isNumber(String words) {
    return words.strip().length() <= 3 && words.strip().chars().allMatch(Character::isDigit);
  }

  /** A number at the end of the line, set apart by a tab, dots or two spaces. */
  static boolean endsInPageNumber(String line) {
    int end = line.length();
    while (end > 0 && WhiteSpace.is(line.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 4 && isPageCharacter(line.charAt(start - 1))) {
      start--;
    }
    if (start == end || !Character.isDigit(line.charAt(end - 1)) || start < 2) {
      return false;
    }
    char before = line.charAt(start - 1);
    char earlier = line.charAt(start - 2);
    return before == '\t'
        || before == '.'
        || (WhiteSpace.is(before) && (earlier == '.' || WhiteSpace.is(earlier)));
  }

  private static boolean isPageCharacter(char c) {
    return Character.isDigit(c) || c == '-' || c == 'F' || c == 'S';
  }
}
