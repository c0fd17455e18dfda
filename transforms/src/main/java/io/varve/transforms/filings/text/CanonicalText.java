package io.varve.transforms.filings.text;

import java.util.List;

/**
 * The canonical text of a document.
 *
 * <p>Squeezed of white space, {@code text} is the visible text of the source, every character once
 * and in order. Blocks are in order, do not overlap, and hold everything but white space.
 *
 * @param text the text
 * @param blocks its blocks, in order
 * @param tables tables of the source, in the order of their start tags
 * @param places where it links within itself, and where its pages end
 * @param superscripts raised text in it
 */
public record CanonicalText(
    String text,
    List<Block> blocks,
    List<SourceTable> tables,
    Places places,
    Superscripts superscripts) {

  public CanonicalText {
    blocks = List.copyOf(blocks);
    tables = List.copyOf(tables);
  }

  /** Returns a copy with these places. */
  CanonicalText with(Places collected) {
    return new CanonicalText(text, blocks, tables, collected, superscripts);
  }

  /** Returns the text of a block. */
  public String of(Block block) {
    return text.substring(block.start(), block.end());
  }

  /** Returns the text of the block with this number. */
  public String of(int block) {
    return of(blocks.get(block));
  }
}
