package io.varve.transforms.records.page;

import io.varve.io.model.Failure;
import io.varve.transforms.records.source.PageContent;
import java.util.Optional;

/**
 * A page that was read, or could not be.
 *
 * @param page the page
 * @param content what it says; absent when it could not be read
 * @param failure why it could not be read
 */
public record ReadPage(PageRef page, Optional<PageContent> content, Optional<Failure> failure) {

  public ReadPage {
    if (content.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid page " + page.place() + ": it has either content or a failure");
    }
  }
}
