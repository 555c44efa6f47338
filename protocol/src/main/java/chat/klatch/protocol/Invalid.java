package chat.klatch.protocol;

/** The one refusal of a value: which field, by which rule. Its words are for the person or program that sent it. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String field;
    private final String rule;

    /**
     * @param field
     *            the path of the field, "" for the value itself
     * @param rule
     *            what it must be, as the rest of a sentence: "must be a string"
     */
    public Invalid(String field, String rule) {
        super(field.isEmpty() ? rule : field + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    /** The same refusal seen from the record that holds the value in {@code outer}. */
    public Invalid in(String outer) {
        return new Invalid(field.isEmpty() ? outer : outer + "." + field, rule);
    }

    /** A refusal is an answer, not a fault: nobody reads where it came from, so the stack is not walked. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
