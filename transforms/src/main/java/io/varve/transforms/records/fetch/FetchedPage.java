package io.varve.transforms.records.fetch;

import io.varve.transforms.records.source.PageContent;

/** A page as it came, and what it says. The body is not to be changed. */
public final class FetchedPage {

  private final byte[] body;
  private final PageContent content;

  FetchedPage(byte[] body, PageContent content) {
    this.body = body;
    this.content = content;
  }

  /** Returns the body as it came. */
  public byte[] body() {
    return body;
  }

  /** Returns what it says. */
  public PageContent content() {
    return content;
  }
}
