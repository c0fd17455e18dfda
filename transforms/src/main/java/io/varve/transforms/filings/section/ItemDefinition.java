package io.varve.transforms.filings.section;

import java.util.List;
import java.util.Optional;

/**
 * An item of a form.
 *
 * @param rank place in the order of the form, from 0; shared by the meanings of one number
 * @param part part of the form, a Roman numeral
 * @param item number and letter
 * @param sectionType meaning
 * @param titles usual titles, each as lower-case words
 */
record ItemDefinition(
    int rank, Optional<String> part, String item, String sectionType, List<List<String>> titles) {

  ItemDefinition {
    titles = titles.stream().map(List::copyOf).toList();
  }

  /** Returns whether a letter is part of its number, as in {@code 7A}. */
  boolean lettered() {
    return Character.isLetter(item.charAt(item.length() - 1));
  }

  /** Returns how much of a usual title is at the start of these words: 0 none, 1 all. */
  double similarity(List<String> words) {
    double best = 0;
    for (List<String> title : titles) {
      int window = Math.min(words.size(), title.size() + 4);
      int found = 0;
      int from = 0;
      for (String word : title) {
        int at = words.subList(from, window).indexOf(word);
        if (at >= 0) {
          found++;
          from += at + 1;
        }
      }
      // The first word must be there, or nearly every one: "and" and "of" are in any sentence.
      double share = (double) found / title.size();
      boolean begins = window > 0 && words.subList(0, Math.min(3, window)).contains(title.get(0));
      best = Math.max(best, begins || share > 0.8 ? share : share / 2);
    }
    return best;
  }
}
