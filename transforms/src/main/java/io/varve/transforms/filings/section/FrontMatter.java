package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;

/** Names what stands before the first item. */
final class FrontMatter {

  /** What is told before the first item: forward-looking statements, terms, the order of things. */
  static final String INTRODUCTION = "introduction";

  /** Shorter text between contents and first item is a part heading or a running title. */
  private static final int NOTABLE = 400;

  /** Longer text is no introduction: the heading of an item was missed. */
  private static final int LONGEST_INTRODUCTION = 30_000;

  private static final int SHORT_LINE = 160;
  private static final int LONGEST_COVER = 20_000;
  private static final int LEAST_LINES = 4;

  private FrontMatter() {}

  /**
   * Returns cover, contents, introduction or an unassigned rest, up to this block.
   *
   * @param contents lines of contents pages that name items
   */
  static List<Section> before(CanonicalText text, int firstBlock, List<Candidate> contents) {
    int end = text.blocks().get(firstBlock).start();
    if (end == 0) {
      return List.of();
    }
    List<Candidate> lines = contents.stream().filter(c -> c.lastBlock() < firstBlock).toList();
    if (lines.isEmpty()) {
      return withoutItems(text, firstBlock, end);
    }
    int from = contentsStart(text, lines.get(0).block());
    int to = contentsEnd(text, lines.get(lines.size() - 1).lastBlock(), firstBlock);
    return parts(text, text.blocks().get(from).start(), to, firstBlock);
  }

  private static List<Section> parts(CanonicalText text, int start, int to, int firstBlock) {
    int end = text.blocks().get(firstBlock).start();
    int stop = to < firstBlock ? text.blocks().get(to).start() : end;
    if (end - stop < NOTABLE) {
      stop = end;
    }
    List<Section> sections = new ArrayList<>();
    if (start > 0) {
      sections.add(Section.remainder("cover", 0, start, 0.9, "remainder"));
    }
    sections.add(Section.remainder("contents", start, stop, 0.9, "remainder"));
    if (stop < end) {
      sections.add(rest(stop, end));
    }
    return sections;
  }

  private static Section rest(int from, int to) {
    return to - from > LONGEST_INTRODUCTION
        ? Section.remainder(Section.UNASSIGNED, from, to, 0.5, "remainder")
        : Section.remainder(INTRODUCTION, from, to, 0.7, "remainder");
  }

  /** Contents may list titles only: lines below the word that end in page numbers. */
  private static List<Section> withoutItems(CanonicalText text, int firstBlock, int end) {
    for (int i = 0; i < firstBlock; i++) {
      if (isContentsTitle(text.of(i))) {
        int line = firstLine(text, i, firstBlock);
        int to = contentsEnd(text, line, firstBlock);
        if (to - line > LEAST_LINES) {
          return parts(text, text.blocks().get(i).start(), to, firstBlock);
        }
      }
    }
    return end <= LONGEST_COVER ? cover(end) : longCover(text, end);
  }

  /** Some say how to read the report between the word and the first line. */
  private static int firstLine(CanonicalText text, int title, int firstBlock) {
    for (int i = title + 1; i < Math.min(firstBlock, title + 8); i++) {
      if (CandidateScan.endsInPageNumber(text.of(i))) {
        return i;
      }
    }
    return title;
  }

  private static List<Section> cover(int end) {
    return List.of(Section.remainder("cover", 0, end, 0.8, "remainder"));
  }

  /** A cover is short: what follows it was not understood. */
  private static List<Section> longCover(CanonicalText text, int end) {
    for (Block block : text.blocks()) {
      if (block.start() > LONGEST_COVER && block.start() < end) {
        return List.of(
            Section.remainder("cover", 0, block.start(), 0.5, "remainder"),
            Section.remainder(Section.UNASSIGNED, block.start(), end, 0.5, "remainder"));
      }
    }
    return cover(end);
  }

  private static boolean isContentsTitle(String line) {
    String words = line.length() > SHORT_LINE ? "" : String.join(" ", Words.of(line, 6));
    return words.startsWith("table of contents")
        || words.startsWith("index")
        || words.equals("contents");
  }

  /** Goes back over column titles and part headings to the title of the contents. */
  private static int contentsStart(CanonicalText text, int firstLine) {
    int start = firstLine;
    for (int i = firstLine - 1; i >= Math.max(0, firstLine - 8); i--) {
      Block block = text.blocks().get(i);
      if (block.length() > SHORT_LINE) {
        break;
      }
      if (ItemMarker.partHeading(text.of(block)).isPresent()) {
        start = i;
      }
      if (isContentsTitle(text.of(block))) {
        return i;
      }
    }
    return start;
  }

  /** Goes on over the lines that end in page numbers: signatures, exhibits. */
  private static int contentsEnd(CanonicalText text, int lastLine, int firstBlock) {
    int end = lastLine + 1;
    for (int i = end; i < Math.min(firstBlock, end + 12); i++) {
      Block block = text.blocks().get(i);
      String line = text.of(block);
      boolean entry =
          CandidateScan.endsInPageNumber(line)
              || block.layout().linked() > 0.3
              || line.strip().length() <= 4;
      if (block.length() > SHORT_LINE) {
        break;
      }
      end = entry ? i + 1 : end;
    }
    return end;
  }
}
