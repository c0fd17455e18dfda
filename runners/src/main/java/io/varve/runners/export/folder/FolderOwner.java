package io.varve.runners.export.folder;

/**
 * Whose files are in a folder. A folder has one owner.
 *
 * @param warehouseId id of the warehouse that they come from
 * @param format how they are written, such as {@code prices/csv}
 * @param version version of the way in which this program writes the format
 */
public record FolderOwner(String warehouseId, String format, int version) {}
