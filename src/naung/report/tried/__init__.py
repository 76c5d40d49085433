"""What an expression would do, counted over a past run's people before anything is saved."""
