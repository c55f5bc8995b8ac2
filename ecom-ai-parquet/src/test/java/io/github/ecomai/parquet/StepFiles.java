package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file system that calls back before, within and after each of its steps. It does not wait for
 * the disk, which shows only when the power fails.
 */
final class StepFiles implements LakeFiles {
  /** Steps that change nothing. */
  static final List<String> LOOKS = List.of("list", "read", "sum", "isLocked");

  /** Where in a step. */
  enum Moment {
    BEFORE,
    /** A file has half of its bytes. */
    WITHIN,
    AFTER
  }

  /** What to do at a step. */
  interface Action {
    void at(int step, Moment moment) throws IOException;
  }

  private final LakeFiles disk = new DiskFiles();
  private final Action action;
  final List<String> steps = new ArrayList<>();

  StepFiles(Action action) {
    this.action = action;
  }

  /** Nothing fails. */
  static StepFiles sound() {
    return new StepFiles((step, moment) -> {});
  }

  /** Fails at one step, at one moment. */
  static StepFiles failing(int step, Moment moment, IOException error) {
    return new StepFiles(
        (s, m) -> {
          if (s == step && m == moment) {
            throw error;
          }
        });
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private interface Act {
    void run() throws IOException;
  }

  private <T> T step(String what, Work<T> work) throws IOException {
    int step = steps.size();
    steps.add(what);
    action.at(step, Moment.BEFORE);
    T result = work.run();
    try {
      action.at(step, Moment.AFTER);
    } catch (IOException e) {
      if (result instanceof LockedFile locked) {
        locked.close(); // who gets an error gets no lock
      }
      throw e;
    }
    return result;
  }

  private void act(String what, Act act) throws IOException {
    step(
        what,
        () -> {
          act.run();
          return "done";
        });
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return step("list", () -> disk.list(folder));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return step("read", () -> disk.read(file));
  }

  @Override
  public Sum sum(Path file) throws IOException {
    return step("sum", () -> disk.sum(file));
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    act("folders", () -> disk.createFolders(folder));
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    act(
        "create",
        () -> {
          int step = steps.size() - 1;
          Files.write(file, Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.CREATE_NEW);
          action.at(step, Moment.WITHIN);
          Files.write(file, bytes);
        });
  }

  @Override
  public void force(Path file) throws IOException {
    act("force", () -> file.toRealPath());
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    act("link", () -> disk.link(file, name));
  }

  @Override
  public void delete(Path file) throws IOException {
    act("delete", () -> disk.delete(file));
  }

  @Override
  public LockedFile lock(Path folder, String prefix) throws IOException {
    LockedFile locked = step("lock", () -> disk.lock(folder, prefix));
    return new LockedFile() {
      @Override
      public Path path() {
        return locked.path();
      }

      @Override
      public void close() throws IOException {
        act("unlock", locked::close);
      }
    };
  }

  @Override
  public boolean isLocked(Path file) throws IOException {
    return step("isLocked", () -> disk.isLocked(file));
  }
}
