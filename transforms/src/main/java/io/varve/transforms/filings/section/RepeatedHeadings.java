package io.varve.transforms.filings.section;

import java.util.ArrayList;
import java.util.List;

/**
 * Headings that some filers print again on each page of an item, often in a stronger look than the
 * first time. Of equal ones with no other item between them the first counts.
 */
final class RepeatedHeadings {

  /** A line that only mentions the item looks weaker than its heading by more than this. */
  private static final double ALIKE = 3;

  /** So many equal lines are no mention. */
  private static final int OFTEN = 3;

  private RepeatedHeadings() {}

  /** Returns the chosen headings, each replaced by the first of its equals. */
  static List<HeadingChoice.Chosen> first(
      List<Candidate> headings, List<HeadingChoice.Chosen> chosen, Furniture furniture) {
    List<HeadingChoice.Chosen> first = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < chosen.size(); i++) {
      HeadingChoice.Chosen heading = chosen.get(i);
      int until = i + 1 < chosen.size() ? chosen.get(i + 1).candidate().block() : Integer.MAX_VALUE;
      List<Candidate> equal = new ArrayList<>();
      int own = from;
      for (int at = from; at < headings.size() && headings.get(at).block() < until; at++) {
        if (isEqual(headings.get(at), heading)) {
          equal.add(headings.get(at));
        }
        own = headings.get(at).equals(heading.candidate()) ? at : own;
      }
      boolean again = equal.size() >= OFTEN || furniture.isAtEdge(heading.candidate().block());
      first.add(again ? earliest(equal, heading) : heading);
      from = own + 1;
    }
    return first;
  }

  private static HeadingChoice.Chosen earliest(List<Candidate> equal, HeadingChoice.Chosen chosen) {
    for (Candidate candidate : equal) {
      for (Candidate.Meaning meaning : candidate.meanings()) {
        boolean same = meaning.first().equals(chosen.meaning().first());
        if (same && meaning.score() >= chosen.meaning().score() - ALIKE) {
          return new HeadingChoice.Chosen(candidate, meaning);
        }
      }
    }
    return chosen;
  }

  private static boolean isEqual(Candidate candidate, HeadingChoice.Chosen chosen) {
    return words(candidate).equals(words(chosen.candidate()));
  }

  /** The number and the title; the part before them is not printed everywhere. */
  private static List<String> words(Candidate candidate) {
    List<String> words = Words.of(candidate.title(), 40);
    int item = words.indexOf("item");
    return item < 0 ? words : words.subList(item, words.size());
  }
}
