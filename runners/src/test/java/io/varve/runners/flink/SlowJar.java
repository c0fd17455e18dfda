package io.varve.runners.flink;

import io.varve.io.storage.StorageProvider;
import io.varve.runners.flink.slow.SlowCommitProvider;
import io.varve.runners.flink.slow.SlowExtractor;
import io.varve.runners.flink.slow.SlowProvider;
import io.varve.transforms.extract.ExtractorProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jar of a user who has an extractor and a storage of his own. */
final class SlowJar {

  private static final String SERVICES = "META-INF/services/";

  private SlowJar() {}

  /** Writes the jar and returns it. */
  static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("slow.jar");
    String place = SlowExtractor.class.getPackageName().replace('.', '/');
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path each : classes(Path.of("target/test-classes").resolve(place))) {
        add(out, place + "/" + each.getFileName(), Files.readAllBytes(each));
      }
      service(out, ExtractorProvider.class, SlowProvider.class);
      service(out, StorageProvider.class, SlowCommitProvider.class);
    }
    return jar;
  }

  private static List<Path> classes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static void service(JarOutputStream out, Class<?> service, Class<?> provider)
      throws IOException {
    add(out, SERVICES + service.getName(), provider.getName().getBytes(StandardCharsets.UTF_8));
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
