"""Letters in the house styles of many kinds of senders, each with vocabulary and grammar of its own."""
