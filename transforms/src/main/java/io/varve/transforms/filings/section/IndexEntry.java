package io.varve.transforms.filings.section;

/**
 * A row of an index that says where an item is.
 *
 * @param item the item
 * @param title its row on one line
 * @param block number of its first block
 * @param endBlock number of the block after its last
 */
record IndexEntry(ItemDefinition item, String title, int block, int endBlock) {}
