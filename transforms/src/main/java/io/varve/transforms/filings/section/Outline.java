package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The subsections of level-1 sections. Inside one section, headings that look alike have one rank;
 * what stands out more is above. Numbered notes are above all headings inside them.
 */
public final class Outline {

  /** Deeper ranks say little and would store the same text again. */
  private static final int DEEPEST = 4;

  private static final int LEAST_LENGTH = 600;
  private static final int LONGEST_TITLE = 300;

  /** Ranks: those above the notes, the notes, and those inside them. */
  private static final int NOTE = 1_000;

  private static final Set<String> FLAT = Set.of("cover", "contents", "signatures");

  private final CanonicalText text;
  private final Furniture furniture;
  private int block;

  private Outline(CanonicalText text, Furniture furniture) {
    this.text = text;
    this.furniture = furniture;
  }

  /** Makes the outline of a document whose sections are asked for in order. */
  public static Outline of(CanonicalText text, Deadline deadline) throws ExtractionException {
    return of(text, DocumentPages.of(text, deadline));
  }

  /** Makes the outline of a document with these pages. */
  public static Outline of(CanonicalText text, DocumentPages pages) {
    return new Outline(text, pages.furniture());
  }

  /** Returns the subsections of a level-1 section, each after the one around it. */
  public List<Subsection> of(Section section, Deadline deadline) throws ExtractionException {
    List<Block> blocks = text.blocks();
    while (block < blocks.size() && blocks.get(block).start() < section.start()) {
      block++;
    }
    int from = block;
    while (block < blocks.size() && blocks.get(block).start() < section.end()) {
      block++;
    }
    if (FLAT.contains(section.type()) || section.end() - section.start() < LEAST_LENGTH) {
      return List.of();
    }
    HeadingScan scan = new HeadingScan(text, section, furniture);
    return nest(section, scan.headings(from, block, deadline));
  }

  private record Open(int index, int rank) {}

  private List<Subsection> nest(Section section, List<Heading> headings) {
    List<Subsection> found = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    boolean inNote = false;
    for (Heading heading : headings) {
      inNote = heading.note() || (inNote && heading.weight() < StatementTitle.WEIGHT);
      // The more it stands out, the smaller the rank.
      int rank = heading.note() ? NOTE : (inNote ? NOTE + 100 : 100) - heading.weight();
      while (!open.isEmpty() && open.element().rank() >= rank) {
        close(found, open.pop(), heading.start());
      }
      int level = open.size() + 2;
      if (level > DEEPEST) {
        continue;
      }
      int parent = open.isEmpty() ? -1 : open.element().index();
      open.push(new Open(found.size(), rank));
      found.add(
          new Subsection(
              parent,
              level,
              heading.note() ? "note" : "subsection",
              heading.title().substring(0, Math.min(LONGEST_TITLE, heading.title().length())),
              heading.start(),
              section.end(),
              confidence(heading)));
    }
    while (!open.isEmpty()) {
      close(found, open.pop(), section.end());
    }
    return section.type().equals("risk_factors") ? risks(found) : found;
  }

  private static void close(List<Subsection> found, Open open, int end) {
    found.set(open.index(), found.get(open.index()).endingAt(end));
  }

  /** In risk factors what holds no other heading is one risk. */
  private static List<Subsection> risks(List<Subsection> found) {
    List<Subsection> risks = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      boolean leaf = i + 1 == found.size() || found.get(i + 1).parent() != i;
      risks.add(leaf ? found.get(i).typed("risk_factor") : found.get(i));
    }
    return risks;
  }

  private static double confidence(Heading heading) {
    double confidence = heading.weight() <= 1 ? 0.5 : heading.weight() >= 8 ? 0.8 : 0.7;
    return heading.note() ? Math.max(0.8, confidence) : confidence;
  }
}
