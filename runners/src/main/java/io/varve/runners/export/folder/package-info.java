/** A folder of exported files that is brought up to date, file by file, and survives a crash. */
package io.varve.runners.export.folder;
