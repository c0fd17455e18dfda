package io.varve.runners.report;

import java.util.List;

/**
 * Which source files have rows in which datasets.
 *
 * @param datasets names of the datasets; the order of all lists by dataset here
 * @param folders by folder, largest first
 * @param forms by form type, largest first; empty where the datasets know none
 * @param formsLeftOut whether form types were not read because they would have taken too long
 * @param lacking source files without rows in at least one dataset
 * @param documents source files, those that lack most datasets first
 */
public record Coverage(
    List<String> datasets,
    Listed<Group> folders,
    Listed<Group> forms,
    boolean formsLeftOut,
    long lacking,
    Listed<Document> documents) {

  public Coverage {
    datasets = List.copyOf(datasets);
  }

  /**
   * Source files that have something in common.
   *
   * @param name what they have in common
   * @param files number of source files
   * @param failed of them, those whose newest attempt failed
   * @param missing those that are not listed any more
   * @param warned those whose validation warned
   * @param covered number of files with rows, by dataset
   * @param rows number of rows, by dataset
   */
  public record Group(
      String name,
      long files,
      long failed,
      long missing,
      long warned,
      List<Long> covered,
      List<Long> rows) {

    public Group {
      covered = List.copyOf(covered);
      rows = List.copyOf(rows);
    }
  }

  /**
   * One source file.
   *
   * @param key source file
   * @param form form type, {@code ""} when it is not known
   * @param state {@code current}, {@code failed}, {@code older rows}, {@code missing}
   * @param validation verdict, {@code none} where there is none
   * @param lacks number of datasets without rows of it
   * @param rows number of rows, by dataset
   */
  public record Document(
      String key, String form, String state, String validation, int lacks, List<Long> rows) {

    public Document {
      rows = List.copyOf(rows);
    }
  }
}
