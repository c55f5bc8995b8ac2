package io.github.ecomai;

import io.github.ecomai.run.RunContext;
import java.util.List;

/** The smallest system: greets by name. */
interface Greeter {
  Greeting greet(Name request, RunContext run);

  SystemContext context();

  record Name(String value) {}

  record Greeting(String text, long seed) {}

  /** Gives a provider its id, its operation's id and its facade. */
  abstract class Provider implements AiSystem<Greeter> {
    private final String id;
    private final String operation;

    Provider(String id, String operation) {
      this.id = id;
      this.operation = operation;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String summary() {
      return "Greets.";
    }

    @Override
    public Class<Greeter> facade() {
      return Greeter.class;
    }

    @Override
    public List<Operation<Greeter, ?, ?>> operations() {
      return List.of(
          Operation.of(
              operation,
              Operation.types(Name.class, Greeting.class),
              "Greets one.",
              Greeter::greet));
    }

    @Override
    public Greeter open(SystemContext context) {
      return new Greeter() {
        @Override
        public Greeting greet(Name request, RunContext run) {
          run.checkCancelled();
          return new Greeting("Hello " + request.value(), run.seed());
        }

        @Override
        public SystemContext context() {
          return context;
        }
      };
    }
  }

  /** Good. */
  final class First extends Provider {
    public First() {
      super("greeter", "greet");
    }
  }

  /** Has the system id of the first. */
  final class SameId extends Provider {
    public SameId() {
      super("greeter", "salute");
    }
  }

  /** Has the operation id of the first. */
  final class SameOperation extends Provider {
    public SameOperation() {
      super("saluter", "greet");
    }
  }

  /** Cannot be made. */
  final class Throwing extends Provider {
    public Throwing() {
      super("throwing", "throw");
      throw new IllegalStateException("no luck");
    }
  }

  /** Cannot say what it offers. */
  final class Speechless extends Provider {
    public Speechless() {
      super("speechless", "whisper");
    }

    @Override
    public List<Operation<Greeter, ?, ?>> operations() {
      throw new IllegalStateException("no words");
    }
  }

  /** Is no system at all. */
  final class NoSystem {
    public NoSystem() {}
  }
}
