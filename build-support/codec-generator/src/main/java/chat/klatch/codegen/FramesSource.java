package chat.klatch.codegen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** The text of {@code Frames}: a writer and a reader for each record and enum that is reached from the roots. */
final class FramesSource {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, TypeElement> reached = new LinkedHashMap<>();
    private final Deque<TypeElement> waiting = new ArrayDeque<>();

    /** @return the body of the class, without its head and its hand-written part */
    String write(Map<String, Map<String, TypeElement>> families, List<TypeElement> bodies) {
        families.forEach(this::family);
        bodies.forEach(this::body);
        while (!waiting.isEmpty()) {
            var type = waiting.poll();
            switch (Shape.of(type.asType())) {
                case Shape.Group group -> group(group.type());
                case Shape.Choice choice -> choice(choice.type());
                case Shape.Text _,Shape.Whole _,Shape.Flag _,Shape.Named _,Shape.Many _ ->
                    throw new IllegalStateException();
            }
        }
        return text.toString();
    }

    private void line(String line, Object... arguments) {
        text.append(String.format(line, arguments)).append('\n');
    }

    private String need(TypeElement type) {
        var name = type.getQualifiedName().toString();
        if (reached.putIfAbsent(name, type) == null) {
            waiting.add(type);
        }
        return type.getSimpleName().toString();
    }

    /** A sealed family: its members carry their type. */
    private void family(String family, Map<String, TypeElement> members) {
        var simple = family.substring(family.lastIndexOf('.') + 1);
        line("    public static String write(%s value) {", family);
        line("        var out = new JsonWriter();");
        line("        write(out, value);");
        line("        return out.toString();");
        line("    }");
        line("    static void write(JsonWriter out, %s value) {", family);
        line("        out.open('{');");
        line("        out.name(\"type\");");
        line("        switch (value) {");
        members.forEach((type, member) -> {
            need(member);
            line("            case %s one -> {", member.getQualifiedName());
            line("                out.string(\"%s\");", type);
            line("                fields(out, one);");
            line("            }");
        });
        line("        }");
        line("        out.close('}');");
        line("    }");
        line("    private static @Nullable %s read%sOf(JsonReader in, String type) {", simple, simple);
        line("        return switch (type) {");
        members.forEach((type, member) -> line("            case \"%s\" -> read%s(in);", type, need(member)));
        line("            default -> null;");
        line("        };");
        line("    }");
    }

    /** A body of an HTTP call: a whole text of its own. */
    private void body(TypeElement type) {
        var name = need(type);
        line("    public static String write(%s value) {", type.getQualifiedName());
        line("        var out = new JsonWriter();");
        line("        write(out, value);");
        line("        return out.toString();");
        line("    }");
        line("    public static %s read%s(String text) {", type.getQualifiedName(), name);
        line("        return whole(text, Frames::read%s);", name);
        line("    }");
        line("    /** As {@link #read%s}, but tolerant of a newer server's names, as {@link #readEvents} is. */", name);
        line("    public static %s hear%s(String text) {", type.getQualifiedName(), name);
        line("        return hear(text, Frames::read%s);", name);
        line("    }");
    }

    private void group(TypeElement type) {
        var fields = type.getRecordComponents().stream().map(Field::of).toList();
        line("    private static void write(JsonWriter out, %s value) {", type.getQualifiedName());
        line("        out.open('{');");
        line("        fields(out, value);");
        line("        out.close('}');");
        line("    }");
        line("    private static void fields(JsonWriter out, %s value) {", type.getQualifiedName());
        fields.forEach(this::writeField);
        line("    }");
        line("    private static %s read%s(JsonReader in) {", type.getQualifiedName(), type.getSimpleName());
        fields.forEach(field -> line("        %s %s = %s;", local(field), field.local(), start(field)));
        line("        in.openObject();");
        line("        for (String name = in.nextField(); name != null; name = in.nextField()) {");
        line("            switch (name) {");
        fields.forEach(field -> line("                case \"%s\" -> %s = %s;", field.name(), field.local(),
                reading(field.shape())));
        line("                default -> in.skip();");
        line("            }");
        line("        }");
        line("        return new %s(%s);", type.getQualifiedName(),
                String.join(", ", fields.stream().map(FramesSource::argument).toList()));
        line("    }");
    }

    private void writeField(Field field) {
        String value = "value." + field.name() + "()";
        if (field.sparse()) {
            line("        if (%s) {", field.shape() instanceof Shape.Flag ? value : "!" + value + ".isEmpty()");
        } else if (field.nullable()) {
            line("        if (%s != null) {", value);
        } else {
            line("        {");
        }
        line("            out.name(\"%s\");", field.name());
        line("            %s", writing(field.shape(), value, 0));
        line("        }");
    }

    private String writing(Shape shape, String value, int depth) {
        return switch (shape) {
            case Shape.Text _ -> "out.string(" + value + ");";
            case Shape.Whole _ -> "out.integer(" + value + ");";
            case Shape.Flag _ -> "out.flag(" + value + ");";
            case Shape.Named _ -> "out.string(" + value + ".value());";
            case Shape.Choice choice -> "out.string(nameOf" + need(choice.type()) + "(" + value + "));";
            case Shape.Group group -> {
                need(group.type());
                yield "write(out, " + value + ");";
            }
            case Shape.Many many -> "out.open('['); for (var each%2$d : %1$s) { %3$s } out.close(']');".formatted(value,
                    depth, writing(many.element(), "each" + depth, depth + 1));
        };
    }

    private String reading(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> "in.string()";
            case Shape.Whole(boolean small) -> small ? "in.count()" : "in.integer()";
            case Shape.Flag _ -> "in.flag()";
            case Shape.Named named -> "new " + named.type().getQualifiedName() + "(in.string())";
            case Shape.Choice choice -> need(choice.type()) + "Of(in)";
            case Shape.Group group -> "read" + need(group.type()) + "(in)";
            case Shape.Many many -> "in.list(() -> " + reading(many.element()) + ")";
        };
    }

    private void choice(TypeElement type) {
        line("    private static String nameOf%s(%s value) {", type.getSimpleName(), type.getQualifiedName());
        line("        return switch (value) {");
        Shape.constants(type)
                .forEach(constant -> line("            case %s -> \"%s\";", constant, Shape.wireName(constant)));
        line("        };");
        line("    }");
        line("    private static %s %sOf(JsonReader in) {", type.getQualifiedName(), type.getSimpleName());
        line("        return switch (in.string()) {");
        Shape.constants(type).forEach(constant -> line("            case \"%s\" -> %s.%s;", Shape.wireName(constant),
                type.getQualifiedName(), constant));
        line("            default -> in.unknown(%s.%s, \"%s\");", type.getQualifiedName(), Shape.otherwise(type),
                String.join(", ", Shape.constants(type).stream().map(Shape::wireName).toList()));
        line("        };");
        line("    }");
    }

    /** Everything that must be given begins as null, so that its absence shows. */
    private static String local(Field field) {
        return field.sparse() && field.shape() instanceof Shape.Flag ? "boolean" : boxed(field.shape());
    }

    private static String start(Field field) {
        if (!field.sparse()) {
            return "null";
        }
        return switch (field.shape()) {
            case Shape.Flag _ -> "false";
            case Shape.Text _ -> "\"\"";
            case Shape.Many _ -> "List.of()";
            case Shape.Whole _,Shape.Named _,Shape.Choice _,Shape.Group _ ->
                throw new IllegalArgumentException(field.name() + " has no value that may stay away");
        };
    }

    private static String argument(Field field) {
        boolean free = field.nullable() || field.sparse();
        return free ? field.local() : "Words.given(\"" + field.name() + "\", " + field.local() + ")";
    }

    private static String boxed(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> "String";
            case Shape.Whole(boolean small) -> small ? "Integer" : "Long";
            case Shape.Flag _ -> "Boolean";
            case Shape.Named named -> named.type().getQualifiedName().toString();
            case Shape.Choice choice -> choice.type().getQualifiedName().toString();
            case Shape.Group group -> group.type().getQualifiedName().toString();
            case Shape.Many many -> "List<" + boxed(many.element()) + ">";
        };
    }
}
