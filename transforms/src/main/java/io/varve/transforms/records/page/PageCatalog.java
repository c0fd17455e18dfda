package io.varve.transforms.records.page;

import java.util.List;

/**
 * The pages that there are; one entry per page in memory.
 *
 * @param runs accounts of the runs that fetched them: what was asked, and whether the answers are
 *     complete; empty for pages of unknown origin
 * @param pages the pages, in the order of the accounts, then by the names of their files
 * @param leftOut files that are no pages, or that the account beside them does not name: remains of
 *     earlier tries
 */
public record PageCatalog(List<LandedRun> runs, List<PageRef> pages, long leftOut) {

  public PageCatalog {
    runs = List.copyOf(runs);
    pages = List.copyOf(pages);
  }
}
