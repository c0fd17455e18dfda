package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The letters of each short line of a document, see {@link PageLabel#form}: lines with the same
 * letters have the same number. Found once, since several questions are asked of it.
 */
final class LineForms {

  /** Longer lines are paragraphs. */
  static final int SHORT = 120;

  private final int[] numbers;
  private final List<String> forms = new ArrayList<>();

  private LineForms(int blocks) {
    numbers = new int[blocks];
  }

  static LineForms of(CanonicalText text) {
    List<Block> blocks = text.blocks();
    LineForms lines = new LineForms(blocks.size());
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      lines.numbers[i] =
          block.length() > SHORT
              ? -1
              : known.computeIfAbsent(
                  PageLabel.form(text.text(), block.start(), block.end()), lines::add);
    }
    return lines;
  }

  private int add(String form) {
    forms.add(form);
    return forms.size() - 1;
  }

  /** Returns the number of different forms. */
  int size() {
    return forms.size();
  }

  /** Returns the number of the form of a block, -1 where the block is no short line. */
  int number(int block) {
    return numbers[block];
  }

  /** Returns the letters of the form with this number. */
  String form(int number) {
    return forms.get(number);
  }
}
