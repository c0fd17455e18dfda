package io.varve.bench.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** Files of one kind, as many as asked for. */
public interface Corpus {

  /**
   * Returns a folder with this many files, none of them changed; makes what is not there. A folder
   * of more files begins with those of one with fewer.
   */
  Path folder(int count) throws IOException;

  /**
   * Gives some files of such a folder another content and a later time.
   *
   * @param count of the folder
   * @param changed number of files
   * @param revision from 1 on; each chooses other files and other content
   */
  void change(int count, int changed, int revision) throws IOException;
}
