package io.varve.runners.progress;

import io.varve.runners.render.Human;

/** How far a source has been asked, in words. */
final class Asked {

  private Asked() {}

  static String text(int done, int questions, long requests, long records) {
    return Human.number(done)
        + " of "
        + Human.count(questions, "question")
        + " answered, "
        + Human.count(requests, "request")
        + ", "
        + Human.count(records, "record");
  }
}
